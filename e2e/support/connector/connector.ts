import { randomUUID } from 'node:crypto'
import type { Identity } from './calls.ts'
import { type Address, type Connection, dial } from './connection.ts'
import { readToken } from './token.ts'

export interface ConnectorOptions extends Partial<Identity> {
  edge: Address
  /** The CA certificate to trust, in PEM. */
  ca: string
  /** The tunnel token. */
  token: string
  /** How many connections to open; cloudflared opens four. */
  connections?: number
}

/** A running connector. Unlike cloudflared it does not come back by itself. */
export interface Connector {
  readonly id: string
  /** How many connections are registered now. */
  readonly connections: number
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

/**
 * A small connector that joins an edge as cloudflared does over HTTP/2. Resolves when all its
 * connections are registered; rejects with `RegistrationRefused` when one is not, and leaves none.
 */
export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const { edge, ca, token, connections = 4, ...given } = options
  const credentials = readToken(token)
  const identity = { ...defaultIdentity(), ...given }
  const open = new Set<Connection>()
  try {
    for (let index = 0; index < connections; index += 1) {
      const connection = await dial(edge, ca)
      open.add(connection)
      connection.onClose(() => open.delete(connection))
      await connection.register(credentials, identity, index)
    }
  } catch (error) {
    await each(open, (connection) => connection.destroy())
    throw error
  }
  return controls(identity.id, open)
}

function defaultIdentity(): Identity {
  return { id: randomUUID(), version: '2026.8.2', arch: 'linux_amd64', features: FEATURES }
}

function controls(id: string, open: Set<Connection>): Connector {
  return {
    id,
    get connections() {
      return open.size
    },
    stop: () => each(open, (connection) => connection.leave()),
    kill: () => void each(open, (connection) => connection.destroy()),
    freeze: () => open.forEach((connection) => connection.freeze()),
    thaw: () => open.forEach((connection) => connection.thaw()),
    async dropOne() {
      const [one] = open
      await one?.destroy()
    },
  }
}

async function each(open: Set<Connection>, act: (connection: Connection) => Promise<void>) {
  await Promise.all([...open].map(act))
}
