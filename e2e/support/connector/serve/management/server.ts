import http from 'node:http'
import os from 'node:os'
import { duplexPair } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Logs } from '../logs.ts'
import type { Reach } from '../origin.ts'
import { readActor } from './actor.ts'
import { Sessions } from './session.ts'

/** The name that no ingress rule matches before it. */
export const MANAGEMENT_HOST = 'management.argotunnel.com'

export interface ManagementOptions {
  connectorId: string
  /** What the machine calls itself; its real name when not given. */
  hostname?: string | undefined
  logs: Logs
  /** Milliseconds a stream of logs stays open that sends nothing. */
  idleAfter?: number
}

const NO_TOKEN = JSON.stringify({
  errors: [{ code: 1001, message: 'missing access_token query parameter' }],
})

/**
 * What answers for the connector itself: an HTTP server that listens nowhere, and is reached by a
 * pair of streams instead of a socket.
 */
export function createManagement(options: ManagementOptions): Reach {
  const { logs, idleAfter = 300_000 } = options
  const sessions = new Sessions(logs, idleAfter)
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const server = http.createServer((request, response) => answer(request, response, options))
  server.on('upgrade', (request, socket, head) => {
    const url = addressOf(request)
    const actor = readActor(url)
    if (actor === undefined || url.pathname !== '/logs') socket.end(REFUSED)
    else webSockets.handleUpgrade(request, socket, head, (ws) => sessions.add(ws, actor))
  })
  return {
    createConnection() {
      const [near, far] = duplexPair()
      server.emit('connection', far)
      return near
    },
  }
}

const REFUSED = `HTTP/1.1 400 Bad Request\r\nContent-Length: ${NO_TOKEN.length}\r\n\r\n${NO_TOKEN}`

function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { connectorId, hostname = os.hostname() }: ManagementOptions,
) {
  const url = addressOf(request)
  if (readActor(url) === undefined) return send(response, 400, NO_TOKEN)
  if (url.pathname === '/ping') return send(response, 200, '')
  if (url.pathname !== '/host_details') return send(response, 404, '')
  const details = { connector_id: connectorId, ip: '127.0.0.1', hostname }
  return send(response, 200, JSON.stringify(details))
}

function send(response: http.ServerResponse, status: number, body: string) {
  response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' }).end(body)
}

function addressOf({ url = '/' }: http.IncomingMessage): URL {
  return new URL(url, `http://${MANAGEMENT_HOST}`)
}
