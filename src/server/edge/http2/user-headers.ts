import type { IncomingHttpHeaders } from 'node:http2'

/** A user's headers, which a connector packs into one of its own: `base64(name):base64(value);…`. */
export function readUserHeaders(headers: IncomingHttpHeaders): [name: string, value: string][] {
  const packed = String(headers['cf-cloudflared-response-headers'] ?? '')
  return packed.split(';').filter(Boolean).map(readPair)
}

function readPair(pair: string): [name: string, value: string] {
  const [name = '', value = ''] = pair.split(':')
  return [plain(name).toLowerCase(), plain(value)]
}

function plain(base64: string): string {
  return Buffer.from(base64, 'base64').toString()
}
