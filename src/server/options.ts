/** What the server is started with: flags, else the environment, else the usual. */
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import type { DirectoryKind } from '#contract/session.ts'
import { LOG_FORMATS } from './log.ts'
import { CLOUDFLARE_API, readApiBase } from './gateway/api-base.ts'
import { CLOUDFLARE_LOGS, readLogsBase } from './gateway/logs-base.ts'
import { messageOf } from './message-of.ts'
import { Flag, HostName, Origin, Port, readBy } from './option-kinds.ts'
import { readSessionKeys } from './session-key.ts'

/** Options that make no sense; the message says which and why. */
export class OptionsError extends Error {
  override name = 'OptionsError' as const
}

const FLAGS = {
  mode: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'edge-port': { type: 'string' },
  'edge-host': { type: 'string' },
  'edge-http2-only': { type: 'boolean' },
  'allowed-host': { type: 'string', multiple: true },
  'public-url': { type: 'string' },
  'cloudflare-api': { type: 'string' },
  'cloudflare-logs': { type: 'string' },
  data: { type: 'string' },
  'metrics-port': { type: 'string' },
  'log-format': { type: 'string' },
  dev: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** The environment variable that stands for a flag. */
const VARIABLES = {
  mode: 'VPC_CONSOLE_MODE',
  port: 'VPC_CONSOLE_PORT',
  host: 'VPC_CONSOLE_HOST',
  'edge-port': 'VPC_CONSOLE_EDGE_PORT',
  'edge-host': 'VPC_CONSOLE_EDGE_HOST',
  'edge-http2-only': 'VPC_CONSOLE_EDGE_HTTP2_ONLY',
  'allowed-host': 'VPC_CONSOLE_ALLOWED_HOSTS',
  'public-url': 'VPC_CONSOLE_PUBLIC_URL',
  'cloudflare-api': 'VPC_CONSOLE_CLOUDFLARE_API',
  'cloudflare-logs': 'VPC_CONSOLE_CLOUDFLARE_LOGS',
  data: 'VPC_CONSOLE_DATA',
  'session-keys': 'VPC_CONSOLE_SESSION_KEYS',
  'metrics-port': 'VPC_CONSOLE_METRICS_PORT',
  'log-format': 'VPC_CONSOLE_LOG_FORMAT',
} as const

const MODES = ['local', 'cloudflare', 'both'] as const

/** What can be signed in to in each mode. */
export const DIRECTORIES_OF: Record<(typeof MODES)[number], Record<DirectoryKind, boolean>> = {
  local: { local: true, cloudflare: false },
  cloudflare: { local: false, cloudflare: true },
  both: { local: true, cloudflare: true },
}

const Options = z.object({
  mode: z._default(z.enum(MODES), 'local'),
  /** 0 lets the system choose; so for the edge. */
  port: z._default(Port, 8780),
  host: z._default(HostName, '127.0.0.1'),
  'edge-port': z._default(Port, 7844),
  'edge-host': z._default(HostName, '127.0.0.1'),
  'edge-http2-only': z._default(Flag, false),
  /** Names the page is reached by, besides this machine's own. */
  'allowed-host': z._default(z.array(HostName), []),
  'public-url': z.optional(
    z.pipe(
      Origin,
      z.transform((text) => new URL(text).origin),
    ),
  ),
  'cloudflare-api': z._default(readBy(readApiBase), new URL(CLOUDFLARE_API)),
  'cloudflare-logs': z._default(readBy(readLogsBase), new URL(CLOUDFLARE_LOGS)),
  'session-keys': z.optional(readBy(readSessionKeys)),
  data: z._default(z.string().check(z.minLength(1, 'A folder needs a name.')), '.vpc-console'),
  /** Nothing is counted without. */
  'metrics-port': z.optional(Port),
  'log-format': z._default(z.enum(LOG_FORMATS, 'A log is written as text or as json.'), 'text'),
  dev: z._default(z.boolean(), false),
  help: z._default(z.boolean(), false),
})
export type Options = z.infer<typeof Options>

type Environment = Record<string, string | undefined>

/** Throws an OptionsError for what makes no sense. */
export function readOptions(args: string[], env: Environment): Options {
  const parsed = Options.safeParse({ ...fromEnvironment(env), ...parseFlags(args) })
  if (parsed.success) return parsed.data
  throw new OptionsError(
    parsed.error.issues.map(({ path, message }) => `${nameOf(path[0])}: ${message}`).join('\n'),
  )
}

function parseFlags(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS }).values
  } catch (error) {
    throw new OptionsError(messageOf(error), { cause: error })
  }
}

/** An empty variable counts as not set. */
const fromEnvironment = (env: Environment) =>
  Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([flag, variable]) => {
      const text = env[variable]?.trim()
      if (!text) return []
      return [[flag, flag === 'allowed-host' ? text.split(/\s*,\s*/) : text]]
    }),
  )

const nameOf = (flag: PropertyKey | undefined): string => {
  const [name = '', variable = ''] = Object.entries(VARIABLES).find(([one]) => one === flag) ?? []
  return Object.hasOwn(FLAGS, name) ? `--${name} (${variable})` : variable
}
