import { CLOUDFLARE_API, readApiBase } from '../gateway/api-base.ts'
import { CLOUDFLARE_LOGS, readLogsBase } from '../gateway/logs-base.ts'
import { messageOf } from '../message-of.ts'
import { readSessionKeys, type SessionKeys } from '../session-key.ts'

/** What an operator sets, by the names that the Node host knows too. */
export interface Variables {
  /** A secret, never in `wrangler.jsonc`. */
  VPC_CONSOLE_SESSION_KEYS?: string
  VPC_CONSOLE_CLOUDFLARE_API?: string
  VPC_CONSOLE_CLOUDFLARE_LOGS?: string
  /** Comma separated. */
  VPC_CONSOLE_ALLOWED_HOSTS?: string
}

export interface Settings {
  keys: SessionKeys
  api: URL
  logs: URL
  allowedHosts: readonly string[]
}

/** Throws an Error with a sentence for the operator, and without the value, which may be a secret. */
export const readSettings = (variables: Variables): Settings => ({
  keys: read(variables, 'VPC_CONSOLE_SESSION_KEYS', '', readSessionKeys, HOW_TO_SET_KEYS),
  api: read(variables, 'VPC_CONSOLE_CLOUDFLARE_API', CLOUDFLARE_API, readApiBase),
  logs: read(variables, 'VPC_CONSOLE_CLOUDFLARE_LOGS', CLOUDFLARE_LOGS, readLogsBase),
  allowedHosts: read(variables, 'VPC_CONSOLE_ALLOWED_HOSTS', '', readNames),
})

const HOW_TO_SET_KEYS = ' Set it with "npx wrangler secret put VPC_CONSOLE_SESSION_KEYS".'

const readNames = (text: string): string[] => text.split(/[\s,]+/).filter((name) => name !== '')

/** An empty variable counts as not set. */
function read<T>(
  variables: Variables,
  name: keyof Variables,
  usual: string,
  parse: (text: string) => T,
  advice = '',
): T {
  try {
    return parse(variables[name]?.trim() || usual)
  } catch (error) {
    throw new Error(`${name}: ${messageOf(error)}${advice}`, { cause: error })
  }
}
