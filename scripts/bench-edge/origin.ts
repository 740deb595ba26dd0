import { once } from 'node:events'
import http from 'node:http'
import net, { type Server, type Socket } from 'node:net'
import { LARGE, LAST_BYTE, SMALL } from './bodies.ts'
import { serve } from './worker.ts'

/** What stands behind the tunnel, and what the floor reaches without one. */

/** Longer than a benchmark lasts: nobody is to meet a connection that is just being closed. */
const KEEP = 600_000

const CHUNK = Buffer.alloc(64 * 1024)

const handlers = {
  /** The ports on the loopback. */
  async start() {
    return {
      http: await listening(http.createServer({ keepAliveTimeout: KEEP }, respond)),
      source: await listening(net.createServer(pour)),
      sink: await listening(net.createServer(swallow)),
    }
  },
}

export type Origin = typeof handlers

function respond(request: http.IncomingMessage, response: http.ServerResponse) {
  const body = request.url === LARGE.path ? LARGE.body : SMALL.body
  response.writeHead(200, { 'Content-Length': body.length }).end(body)
}

/** Once it is told to, sends as long as somebody takes it. */
function pour(socket: Socket) {
  const more = () => {
    while (!socket.destroyed && socket.write(CHUNK));
  }
  socket.on('drain', more)
  socket.on('error', () => {})
  socket.once('data', more)
}

/** Takes all until the last byte, then tells how many there were. */
function swallow(socket: Socket) {
  let bytes = 0
  socket.on('data', (chunk) => {
    bytes += chunk.length
    if (chunk.at(-1) === LAST_BYTE) socket.end(String(bytes))
  })
  socket.on('error', () => {})
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

serve(handlers)
