/** Where the logs of connectors are read, from configuration alone. */

const ORIGIN = /^wss?:\/\/[^/?#@\s]+\/?$/i
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The address of Cloudflare's management service. Throws an Error with a sentence unless it is an origin with `wss:`,
 * or `ws:` on this very machine: whatever is sent there carries a token.
 */
export function readLogsBase(text: string): URL {
  const url = ORIGIN.test(text.trim()) ? URL.parse(text.trim()) : null
  if (url === null)
    throw new Error('The address of the logs is one such as wss://management.argotunnel.com.')
  if (url.protocol !== 'wss:' && !LOOPBACK.test(url.hostname))
    throw new Error('The address of the logs must begin with wss://, for tokens are sent there.')
  return url
}
