/** Where the logs of connectors are read, from configuration alone. */
import { isLoopback } from '../loopback.ts'

/** Unless told otherwise. */
export const CLOUDFLARE_LOGS = 'wss://management.argotunnel.com'

const ORIGIN = /^wss?:\/\/[^/?#@\s]+\/?$/i

/**
 * The address of Cloudflare's management service. Throws an Error with a sentence unless it is an origin with `wss:`,
 * or `ws:` on this very machine: whatever is sent there carries a token.
 */
export function readLogsBase(text: string): URL {
  const url = ORIGIN.test(text.trim()) ? URL.parse(text.trim()) : null
  if (url === null) throw new Error(`The address of the logs is one such as ${CLOUDFLARE_LOGS}.`)
  if (url.protocol !== 'wss:' && !isLoopback(url.hostname))
    throw new Error('The address of the logs must begin with wss://, for tokens are sent there.')
  return url
}
