/** What the server is started with: flags, else the environment, else the usual. */
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { hostKind } from '#contract/host.ts'
import { LOG_FORMATS } from './log.ts'
import { messageOf } from './message-of.ts'

/** Options that make no sense; the message says which and why. */
export class OptionsError extends Error {
  override name = 'OptionsError' as const
}

export const USAGE = `Usage: npm start -- [options]

  --port <port>          the page and the API, VPC_CONSOLE_PORT (8780)
  --host <address>       VPC_CONSOLE_HOST (127.0.0.1)
  --edge-port <port>     connectors, VPC_CONSOLE_EDGE_PORT (7844)
  --edge-host <address>  VPC_CONSOLE_EDGE_HOST (127.0.0.1)
  --edge-http2-only      no QUIC for connectors, as where UDP is blocked,
                         VPC_CONSOLE_EDGE_HTTP2_ONLY (false)
  --allowed-host <name>  a further name the page is reached by; may be given again,
                         VPC_CONSOLE_ALLOWED_HOSTS (comma separated)
  --data <folder>        what outlives the process, VPC_CONSOLE_DATA (.vpc-console)
  --metrics-port <port>  Prometheus metrics at /metrics, on --host; none without,
                         VPC_CONSOLE_METRICS_PORT
  --log-format <format>  text or json, one object a line, VPC_CONSOLE_LOG_FORMAT (text)
  --dev                  build the page on the fly, with hot reload
  --help                 this text
`

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'edge-port': { type: 'string' },
  'edge-host': { type: 'string' },
  'edge-http2-only': { type: 'boolean' },
  'allowed-host': { type: 'string', multiple: true },
  data: { type: 'string' },
  'metrics-port': { type: 'string' },
  'log-format': { type: 'string' },
  dev: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** The environment variable that stands for a flag. */
const VARIABLES = {
  port: 'VPC_CONSOLE_PORT',
  host: 'VPC_CONSOLE_HOST',
  'edge-port': 'VPC_CONSOLE_EDGE_PORT',
  'edge-host': 'VPC_CONSOLE_EDGE_HOST',
  'edge-http2-only': 'VPC_CONSOLE_EDGE_HTTP2_ONLY',
  'allowed-host': 'VPC_CONSOLE_ALLOWED_HOSTS',
  data: 'VPC_CONSOLE_DATA',
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

const Options = z.object({
  /** 0 lets the system choose; so for the edge. */
  port: z._default(Port, 8780),
  host: z._default(HostName, '127.0.0.1'),
  'edge-port': z._default(Port, 7844),
  'edge-host': z._default(HostName, '127.0.0.1'),
  'edge-http2-only': z._default(Flag, false),
  /** Names the page is reached by, besides this machine's own. */
  'allowed-host': z._default(z.array(HostName), []),
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
  const [, variable] = Object.entries(VARIABLES).find(([name]) => name === flag) ?? []
  return `--${String(flag)} (${variable})`
}
