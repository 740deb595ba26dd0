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
  /** What may be sent on, when there is any. */
  body?: Readable | undefined
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
const OF_UPGRADE = /^(connection|upgrade|sec-websocket-version)$/i

const UNREACHABLE =
  'Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared'

const SAYS_LENGTH = /^(content-length|transfer-encoding)$/i
const USUALLY_EMPTY = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/** Rejects when the origin can't be reached or speaks no HTTP. */
export function ask(request: TunnelledRequest, reach: Reach): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, path } = request
    const asked = http.request({ ...reach, method, path, headers: headersFor(request) })
    asked.on('error', (error) => reject(new Error(`${UNREACHABLE}: ${error.message}`)))
    asked.once('response', (response) => resolve(answer(response, response)))
    asked.once('upgrade', (response, socket, head) => {
      socket.unshift(head)
      resolve(answer(response, socket))
    })
    sendBody(request, asked)
  })
}

export function plainStatus(status: number): Answer {
  return { status, headers: ['Content-Length', '0'], body: Readable.from([]) }
}

function headersFor({ host, headers, upgrade }: TunnelledRequest): string[] {
  if (!upgrade) return ['Host', host, ...headers]
  return ['Host', host, ...without(headers, OF_UPGRADE), ...UPGRADE]
}

/** Without a length, what follows a GET would be read as the next request. */
function sendBody({ method, headers, body }: TunnelledRequest, asked: http.ClientRequest) {
  if (body && (!USUALLY_EMPTY.has(method) || saysLength(headers))) {
    pipeline(body, asked, () => {})
    return
  }
  body?.resume()
  asked.end()
}

function without(headers: string[], names: RegExp): string[] {
  return headers.filter((_, i) => !names.test(headers[i - (i % 2)] ?? ''))
}

/** Whether it is told where the body ends. */
export function saysLength(headers: string[]): boolean {
  return headers.some((name, i) => i % 2 === 0 && SAYS_LENGTH.test(name))
}

function answer(response: http.IncomingMessage, body: Readable | Duplex): Answer {
  return { status: response.statusCode ?? 502, headers: response.rawHeaders, body }
}
