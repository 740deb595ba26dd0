import type { IncomingHttpHeaders } from 'node:http2'

export type StreamKind = 'configuration' | 'websocket' | 'tcp' | 'control' | 'http'

const UPGRADES = new Map<unknown, StreamKind>([
  ['update-configuration', 'configuration'],
  ['websocket', 'websocket'],
])

/** What a stream is for, asked in the order of cloudflared's `determineHTTP2Type`. */
export function kindOf(headers: IncomingHttpHeaders): StreamKind {
  const upgrade = headers['cf-cloudflared-proxy-connection-upgrade']
  const named = UPGRADES.get(upgrade)
  if (named) return named
  if (headers['cf-cloudflared-proxy-src']) return 'tcp'
  return upgrade === 'control-stream' ? 'control' : 'http'
}
