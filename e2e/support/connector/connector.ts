import { randomUUID } from 'node:crypto'
import type { Transport } from '#contract/live.ts'
import type { Identity } from './identity.ts'
import type { Address, Carrier, CarrierOptions } from './carrier.ts'
import { Connection } from './connection.ts'
import { dialHttp2 } from './http2/carrier.ts'
import { dialQuic } from './quic/carrier.ts'
import { readSocketAddress } from './serve/address.ts'
import type { LogEntry } from './serve/logs.ts'
import { Service } from './serve/service.ts'
import { readToken } from './token.ts'

export interface ConnectorOptions extends Partial<Identity> {
  edge: Address
  /** The CA certificate to trust, in PEM. */
  ca: string
  /** The tunnel token. */
  token: string
  /** How many connections to open; cloudflared opens four. */
  connections?: number
  transport?: Transport
  /** The `ip:port` of a DNS server that the virtual resolver leads to. */
  resolver?: string
  /** The name of the machine, as it tells it; the real one when not given. */
  hostname?: string
}

/** A running connector. Unlike cloudflared it does not come back by itself. */
export interface Connector {
  readonly id: string
  /** How many connections are registered now. */
  readonly connections: number
  /** Tells whoever follows the connector's logs. */
  log(entry: LogEntry): void
  /** Unregisters every connection, then closes it. */
  stop(): Promise<void>
  /** Closes every socket without a word, as the end of a process does. */
  kill(): void
  /** Leaves the sockets open and answers nothing any more, pings included. */
  freeze(): void
  thaw(): void
  /** Closes one connection without a word. */
  dropOne(): Promise<void>
}

/** What cloudflared 2026.8.2 reports. */
const FEATURES = [
  'allow_remote_config',
  'serialized_headers',
  'support_datagram_v2',
  'support_quic_eof',
  'management_logs',
]

const DIAL: Record<Transport, (options: CarrierOptions) => Promise<Carrier>> = {
  http2: dialHttp2,
  quic: dialQuic,
}

/**
 * A small connector that joins an edge as cloudflared does, and serves what comes through it.
 * Resolves when all its connections are registered; rejects with `RegistrationRefused` when one is
 * not, and leaves none.
 */
export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const { edge, ca, token, connections = 4, transport = 'http2', ...given } = options
  const { resolver = '127.0.0.1:53', hostname, ...claimed } = given
  const credentials = readToken(token)
  const identity = { ...defaultIdentity(), ...claimed }
  const virtual = { resolver: readSocketAddress(resolver), hostname }
  const service = new Service({ connectorId: identity.id, ...virtual })
  const open = new Set<Connection>()
  try {
    for (let index = 0; index < connections; index += 1) {
      const connection = new Connection(await DIAL[transport]({ edge, ca, service }))
      open.add(connection)
      connection.carrier.onClose(() => open.delete(connection))
      await connection.register(credentials, identity, index)
    }
  } catch (error) {
    await each(open, ({ carrier }) => carrier.close())
    throw error
  }
  return controls(identity.id, open, service)
}

function defaultIdentity(): Identity {
  return { id: randomUUID(), version: '2026.8.2', arch: 'linux_amd64', features: FEATURES }
}

function controls(id: string, open: Set<Connection>, service: Service): Connector {
  return {
    id,
    get connections() {
      return open.size
    },
    log: (entry) => service.logs.write(entry),
    async stop() {
      await each(open, (connection) => connection.leave())
      service.close()
    },
    kill() {
      void each(open, ({ carrier }) => carrier.destroy())
      service.close()
    },
    freeze: () => open.forEach(({ carrier }) => carrier.freeze()),
    thaw: () => open.forEach(({ carrier }) => carrier.thaw()),
    async dropOne() {
      const [one] = open
      await one?.carrier.destroy()
    },
  }
}

async function each(open: Set<Connection>, act: (connection: Connection) => Promise<void>) {
  await Promise.all([...open].map(act))
}
