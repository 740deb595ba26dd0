import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2'

/** A user's headers of a request, as names and values in turn. */
export function userHeaders(headers: IncomingHttpHeaders): string[] {
  return Object.entries(headers)
    .filter(([name]) => !/^:|^cf-cloudflared-/.test(name))
    .flatMap(([name, value = []]) => [value].flat().flatMap((each) => [name, each]))
}

/**
 * An origin's headers as HTTP/2 carries them to the edge: packed into one, and the length also as
 * it is, which HTTP/2 itself has a use for.
 */
export function packHeaders(headers: string[]): OutgoingHttpHeaders {
  const packed: string[] = []
  const plain: OutgoingHttpHeaders = {}
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const [name = '', value = ''] = headers.slice(i, i + 2)
    packed.push(`${base64(name)}:${base64(value)}`)
    if (name.toLowerCase() === 'content-length') plain['content-length'] = value
  }
  return { ...plain, 'cf-cloudflared-response-headers': packed.join(';') }
}

/** Without padding, as Go's `RawStdEncoding`. */
function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '')
}
