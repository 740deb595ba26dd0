import { once } from 'node:events'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import { plainIp } from '../rpc/wire-ids.ts'
import { SERVER_NAMES } from '../server-names.ts'
import type { ListenerOptions, Transport } from '../transport.ts'
import { tlsTrouble } from '../trouble.ts'
import type { Pace } from './heartbeat.ts'
import { Http2Transport } from './transport.ts'

/** Listens for connectors over HTTP/2, and hands each over as a transport. Rejects with the plain error. */
export async function listenHttp2(
  options: ListenerOptions & Pace,
  accept: (transport: Transport) => void,
) {
  const server = createServer(options)
  const sockets = new Set<Socket>()
  /** How strangers leave, by where they come from: the socket that TLS is in is another one. */
  const leaving = new Map<string, () => void>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    const from = origin(socket)
    const leave = options.strangers.add(() => socket.destroy())
    leaving.set(from, leave)
    socket.once('close', () => {
      sockets.delete(socket)
      leaving.delete(from)
      leave()
    })
  })
  server.on('secureConnection', (socket) => {
    if (socket.servername !== SERVER_NAMES.http2) return hangUp(socket, options.log.stranger)
    const leave = leaving.get(origin(socket)) ?? (() => {})
    accept(new Http2Transport(socket, options, leave))
  })
  const port = await listen(server, options)
  server.on('error', (error) =>
    options.log.stranger(`A connection was not accepted: ${error.message}`),
  )
  return {
    port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function origin({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}

function createServer({ tls: identity, log, registerWithin, maxConnections }: ListenerOptions) {
  const handshakeTimeout = registerWithin
  const server = tls.createServer({ ...identity, minVersion: 'TLSv1.2', handshakeTimeout })
  server.maxConnections = maxConnections
  server.on('tlsClientError', (error, socket) => {
    const peer = plainIp(socket.remoteAddress ?? 'a peer now gone')
    log.stranger(`TLS with ${peer} failed: ${tlsTrouble(error)}`)
    socket.destroy()
  })
  return server
}

async function listen(server: tls.Server, { host, port }: ListenerOptions): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The edge has no port')
  return address.port
}

/**
 * The session would make a URL of the name that was asked for when the peer sends an ORIGIN frame,
 * and a name that is none ends the process: so only the one that connectors ask for goes further.
 */
function hangUp(socket: tls.TLSSocket, log: (line: string) => void) {
  socket.on('error', () => {})
  if (socket.servername !== SERVER_NAMES.probe) {
    const peer = plainIp(socket.remoteAddress ?? 'a peer now gone')
    log(`The connection from ${peer} ended: it did not ask for ${SERVER_NAMES.http2}`)
  }
  socket.destroySoon()
}
