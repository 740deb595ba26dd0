import http from 'node:http'
import { type Duplex, Readable, pipeline } from 'node:stream'

/** A request that came through the tunnel, whatever carried it. */
export interface TunnelledRequest {
  method: string
  /** The Host header. */
  host: string
  /** Path and query. */
  path: string
  /** Names and values in turn, Host left out. */
  headers: string[]
  body: Readable
  /** Asks for a WebSocket; the headers carry its key. */
  upgrade: boolean
}

export interface Answer {
  status: number
  /** Names and values in turn. */
  headers: string[]
  /** After a status of 101 a `Duplex`, which is written to as well. */
  body: Readable | Duplex
}

/** How to reach an origin. */
export type Reach = Pick<http.RequestOptions, 'host' | 'port' | 'agent' | 'createConnection'>

const UPGRADE = ['Connection', 'Upgrade', 'Upgrade', 'websocket', 'Sec-WebSocket-Version', '13']

const SAYS_LENGTH = /^(content-length|transfer-encoding)$/i
const USUALLY_EMPTY = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/** Rejects when the origin can't be reached or speaks no HTTP. */
export function ask(request: TunnelledRequest, reach: Reach): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, path } = request
    const asked = http.request({ ...reach, method, path, headers: headersFor(request) })
    asked.once('error', reject)
    asked.once('response', (response) => resolve(answer(response, response)))
    asked.once('upgrade', (response, socket, head) => {
      socket.unshift(head)
      resolve(answer(response, socket))
    })
    if (hasBody(request)) pipeline(request.body, asked, () => {})
    else asked.end()
  })
}

export function plainStatus(status: number): Answer {
  return { status, headers: ['Content-Length', '0'], body: Readable.from([]) }
}

function headersFor({ host, headers, upgrade }: TunnelledRequest): string[] {
  return ['Host', host, ...headers, ...(upgrade ? UPGRADE : [])]
}

/** Without a length, what follows a GET would be read as the next request. */
function hasBody({ method, headers, upgrade }: TunnelledRequest): boolean {
  if (upgrade) return false
  return (
    !USUALLY_EMPTY.has(method) || headers.some((name, i) => i % 2 === 0 && SAYS_LENGTH.test(name))
  )
}

function answer(response: http.IncomingMessage, body: Readable | Duplex): Answer {
  return { status: response.statusCode ?? 502, headers: response.rawHeaders, body }
}
