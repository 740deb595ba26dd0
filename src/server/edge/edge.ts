import { Connection } from './connection.ts'
import { listenHttp2 } from './http2/listener.ts'
import { listenQuic } from './quic/listener.ts'
import type { Registry } from './registry.ts'
import { Strangers } from './strangers.ts'
import type { Transport } from './transport.ts'
import { edgeLog } from './trouble.ts'

export interface EdgeOptions {
  host: string
  /** Of TCP and UDP. 0 lets the system choose. */
  port: number
  /** In PEM, for the names cloudflared asks for; see `ca.ts`. */
  tls: { key: string; cert: string }
  /** Leaves QUIC out, as where it is not available. */
  http2Only?: boolean
  registry: Registry
  /** Told, in a sentence, what a connector's operator may have to mend; the same one sparingly. */
  log: (line: string) => void
  /** Milliseconds between pings over HTTP/2; QUIC has its own. */
  pingEvery?: number
  /** Milliseconds an answer to a ping may take. */
  pingTimeout?: number
  /** Milliseconds for the TLS handshake, and then again for the registration. */
  registerWithin?: number
  /** Milliseconds from a connector's leave to when it is hung up on. */
  leaveWithin?: number
}

export interface Edge {
  host: string
  port: number
  /** Whether connectors can use QUIC; without it they use HTTP/2. */
  quic: boolean
  /** Ends all connections at once, each with its `left`, and frees the port. */
  close(): Promise<void>
}

const SETTINGS = {
  /** A silent connector is known to be lost within four seconds: a page that asks each five says so within ten. */
  pingEvery: 2000,
  pingTimeout: 2000,
  registerWithin: 10_000,
  /** cloudflared's longest grace period is three minutes. */
  leaveWithin: 200_000,
  /** A thousand connectors, of each transport. */
  maxConnections: 4096,
}

/** Listens for connectors over HTTP/2 and QUIC. Rejects with the plain error when the port is taken. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const settings = {
    ...SETTINGS,
    ...options,
    log: edgeLog(options.log),
    strangers: new Strangers(),
  }
  const connections = new Set<Connection>()
  const accept = (transport: Transport) => {
    const over = () => connections.delete(connection)
    const connection = new Connection(transport, { ...settings, over })
    connections.add(connection)
  }
  const { port, listeners } = await listenBoth(settings, accept)
  let closed: Promise<unknown> | undefined
  const close = () => {
    for (const connection of connections) connection.close('stopped')
    return Promise.all(listeners.map((listener) => listener.close()))
  }
  return {
    host: options.host,
    port,
    quic: listeners.length === 2,
    async close() {
      await (closed ??= close())
    },
  }
}

type Settings = Parameters<typeof listenHttp2>[0] & { http2Only?: boolean }

/** Both on one port. One that the system chose for TCP may be taken for UDP: then another is tried. */
async function listenBoth(settings: Settings, accept: (transport: Transport) => void) {
  for (let attempt = 1; ; attempt += 1) {
    const http2 = await listenHttp2(settings, accept)
    const { port } = http2
    try {
      const quic = settings.http2Only ? undefined : await listenQuic({ ...settings, port }, accept)
      return { port, listeners: quic ? [http2, quic] : [http2] }
    } catch (error) {
      await http2.close()
      if (settings.port !== 0 || attempt === 5) throw error
    }
  }
}
