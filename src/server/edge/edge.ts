import { once } from 'node:events'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import { Connection } from './connection.ts'
import type { Registry } from './registry.ts'
import { plainIp } from './rpc/wire-ids.ts'
import { sparing, tlsTrouble } from './trouble.ts'

export interface EdgeOptions {
  host: string
  /** 0 lets the system choose. */
  port: number
  /** In PEM, for the names cloudflared asks for; see `ca.ts`. */
  tls: { key: string; cert: string }
  registry: Registry
  /** Told, in a sentence, what a connector's operator may have to mend; the same one sparingly. */
  log: (line: string) => void
  /** Milliseconds between pings. */
  pingEvery?: number
  /** Milliseconds an answer to a ping may take. */
  pingTimeout?: number
  /** Milliseconds for the TLS handshake, and then again for the registration. */
  registerWithin?: number
}

export interface Edge {
  host: string
  port: number
  /** Ends all connections at once, each with its `left`, and frees the port. */
  close(): Promise<void>
}

/** A silent connector is known to be lost within ten seconds: pings 3 s apart, 5 s to answer. */
const PACE = { pingEvery: 3000, pingTimeout: 5000, registerWithin: 10_000 }

/** A thousand connectors. Beyond it new connections are closed unheard. */
const MAX_CONNECTIONS = 4096

/** What cloudflared asks for before it starts, to see whether TCP gets through; it then hangs up. */
const PROBE = 'probe.cftunnel.com'

/** Listens for connectors over HTTP/2. Rejects with the plain error when the port is taken. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const settings = { ...PACE, ...options, log: sparing(options.log) }
  const server = createServer(settings)
  const sockets = new Set<Socket>()
  const connections = new Set<Connection>()
  server.on('connection', (socket) => keep(sockets, socket, socket))
  server.on('secureConnection', (socket) => {
    if (socket.servername === PROBE) hangUp(socket)
    else keep(connections, new Connection(socket, settings), socket)
  })
  const port = await listen(server, options)
  return {
    host: options.host,
    port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const connection of connections) connection.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function createServer(settings: EdgeOptions & typeof PACE): tls.Server {
  const handshakeTimeout = settings.registerWithin
  const server = tls.createServer({ ...settings.tls, minVersion: 'TLSv1.2', handshakeTimeout })
  server.maxConnections = MAX_CONNECTIONS
  server.on('tlsClientError', (error, socket) => {
    const peer = plainIp(socket.remoteAddress ?? 'a peer now gone')
    settings.log(`TLS with ${peer} failed: ${tlsTrouble(error)}`)
    socket.destroy()
  })
  return server
}

async function listen(server: tls.Server, { host, port }: EdgeOptions): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The edge has no port')
  return address.port
}

/** Holds something for as long as its socket lives. */
function keep<T>(set: Set<T>, item: T, socket: Socket) {
  set.add(item)
  socket.once('close', () => set.delete(item))
}

function hangUp(socket: tls.TLSSocket) {
  socket.on('error', () => {})
  socket.destroySoon()
}
