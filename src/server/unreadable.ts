/** What is answered to bytes that never become a request: Node and its adapter refuse those before the app hears of them. */
import { STATUS_CODES, type Server } from 'node:http'
import { Socket } from 'node:net'
import { refuse, type Refusal } from '#contract/refusal.ts'
import { failure } from './envelope.ts'
import { COMMON_HEADERS } from './page-headers.ts'

/** How long a request may take to arrive in full, in milliseconds: a MiB comes through a slow line in this time. */
const ARRIVAL = 30_000

/** For Node's server, which looks every few seconds. */
export const PATIENCE = { requestTimeout: ARRIVAL, connectionsCheckingInterval: 2000 }

const NOT_HTTP: Refusal = refuse(400, {
  kind: 'badValue',
  message: 'This is no request that a browser or a program sends.',
})

const REFUSALS: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: refuse(408, {
    kind: 'tooSlow',
    message: `A request has ${ARRIVAL / 1000} seconds to arrive in full.`,
  }),
  HPE_HEADER_OVERFLOW: refuse(431, { kind: 'tooLarge', message: 'The headers are too large.' }),
}

/** The answer to a request that the adapter could not make one of, such as one with a backslash in its path. */
export function answerUnreadable(): Response {
  const response = failure(NOT_HTTP)
  for (const [name, value] of COMMON_HEADERS) response.headers.set(name, value)
  return response
}

/** Answers in an envelope, too, where Node would with a bare status; then the connection is over. */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    // After a first answer another may have begun, which this would become a part of.
    const isFirst = socket instanceof Socket && socket.bytesWritten === 0
    const words = isFirst ? asText(REFUSALS[error.code ?? ''] ?? NOT_HTTP) : ''
    // Not left half open, for whoever broke a rule of HTTP need not hang up either.
    if (socket.writable) socket.end(words, () => socket.destroy())
    else socket.destroy()
  })
}

function asText({ status, errors }: Refusal): string {
  const body = JSON.stringify({ success: false, errors, messages: [], result: null })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
