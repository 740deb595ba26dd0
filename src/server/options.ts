/** What the server is started with: flags, else the environment, else the usual. */
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { hostKind } from '#contract/host.ts'
import type { DirectoryKind } from '#contract/session.ts'
import { LOG_FORMATS } from './log.ts'
import { CLOUDFLARE_API, readApiBase } from './gateway/api-base.ts'
import { CLOUDFLARE_LOGS, readLogsBase } from './gateway/logs-base.ts'
import { messageOf } from './message-of.ts'
import { readSessionKeys } from './session-key.ts'

/** Options that make no sense; the message says which and why. */
export class OptionsError extends Error {
  override name = 'OptionsError' as const
}

export const USAGE = `Usage: npm start -- [options]

  --mode <mode>          local, cloudflare, or both: what one can sign in to,
                         VPC_CONSOLE_MODE (local)
  --port <port>          the page and the API, VPC_CONSOLE_PORT (8780)
  --host <address>       VPC_CONSOLE_HOST (127.0.0.1)
  --edge-port <port>     connectors, VPC_CONSOLE_EDGE_PORT (7844)
  --edge-host <address>  VPC_CONSOLE_EDGE_HOST (127.0.0.1)
  --edge-http2-only      no QUIC for connectors, as where UDP is blocked,
                         VPC_CONSOLE_EDGE_HTTP2_ONLY (false)
  --allowed-host <name>  a further name the page is reached by; may be given again,
                         VPC_CONSOLE_ALLOWED_HOSTS (comma separated)
  --public-url <url>     how browsers reach this server where a proxy ends TLS,
                         such as https://console.example, VPC_CONSOLE_PUBLIC_URL
  --cloudflare-api <url> VPC_CONSOLE_CLOUDFLARE_API
                         (https://api.cloudflare.com/client/v4)
  --cloudflare-logs <url> where connectors' logs are read, VPC_CONSOLE_CLOUDFLARE_LOGS
                         (wss://management.argotunnel.com)
  --data <folder>        what outlives the process, VPC_CONSOLE_DATA (.vpc-console)
  --metrics-port <port>  Prometheus metrics at /metrics, on --host; none without,
                         VPC_CONSOLE_METRICS_PORT
  --log-format <format>  text or json, one object a line, VPC_CONSOLE_LOG_FORMAT (text)
  --dev                  build the page on the fly, with hot reload
  --help                 this text

VPC_CONSOLE_SESSION_KEYS   keys that seal sessions, in the place of the file session-key in the
                           data folder: of 32 characters at least, commas between; the first
                           seals, all open
`

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

const Port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/, 'A port is a number from 0 to 65535.')),
  z.pipe(z.transform(Number), z.number().check(z.lte(65_535, 'A port is at most 65535.'))),
)
const Flag = z.union(
  [
    z.boolean(),
    z.pipe(
      z.enum(['true', 'false', '1', '0']),
      z.transform((text) => text === 'true' || text === '1'),
    ),
  ],
  'This is either true or false.',
)
const HostName = z
  .string()
  .check(z.refine((text) => hostKind(text) !== undefined, 'This is no address and no host name.'))

/** What `read` makes of a text; the message of what it throws is the complaint. */
const readBy = <T>(read: (text: string) => T) =>
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      try {
        return read(text)
      } catch (error) {
        // Without the value, which may be a secret.
        context.issues.push({ code: 'custom', message: messageOf(error), input: undefined })
        return z.NEVER
      }
    }),
  )

const MODES = ['local', 'cloudflare', 'both'] as const

/** What can be signed in to in each mode. */
export const DIRECTORIES_OF: Record<(typeof MODES)[number], Record<DirectoryKind, boolean>> = {
  local: { local: true, cloudflare: false },
  cloudflare: { local: false, cloudflare: true },
  both: { local: true, cloudflare: true },
}

/** The origin of an address that is nothing but one. */
const Origin = z
  .string()
  .check(
    z.refine(
      (text) => /^https?:\/\/[^/?#@]+\/?$/.test(text) && URL.canParse(text),
      'This is no address such as https://console.example.',
    ),
  )

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
