import dgram from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import type { SocketAddress } from '#server/edge/registry.ts'

type Tell = (payload: Uint8Array) => void

interface Session {
  socket: dgram.Socket
  idle: NodeJS.Timeout
}

/** The UDP sessions of one connection, each a socket of its own to one address. */
export class UdpSessions {
  readonly #sessions = new Map<string, Session>()
  readonly #route: (to: SocketAddress) => SocketAddress
  #isOver = false

  /** `route` says where an address really leads. */
  constructor(route: (to: SocketAddress) => SocketAddress) {
    this.#route = route
  }

  /**
   * Opens one under an id, or nothing when there is one. It ends when nothing passed for `idleAfter`
   * milliseconds, or when the other side refuses. Rejects when no socket can be had.
   */
  async register(id: string, to: SocketAddress, idleAfter: number, tell: Tell): Promise<void> {
    if (this.#sessions.has(id)) return
    const socket = await connected(this.#route(to))
    if (this.#isOver) return void socket.close()
    const idle = setTimeout(() => this.unregister(id), idleAfter).unref()
    this.#sessions.set(id, { socket, idle })
    socket.on('error', () => this.unregister(id))
    socket.on('message', (payload) => {
      idle.refresh()
      tell(payload)
    })
  }

  send(id: string, payload: Uint8Array) {
    const session = this.#sessions.get(id)
    if (!session) return
    session.idle.refresh()
    session.socket.send(payload)
  }

  unregister(id: string) {
    const session = this.#sessions.get(id)
    if (!session) return
    this.#sessions.delete(id)
    clearTimeout(session.idle)
    session.socket.close()
  }

  close() {
    this.#isOver = true
    for (const id of this.#sessions.keys()) this.unregister(id)
  }
}

async function connected({ address, port }: SocketAddress): Promise<dgram.Socket> {
  const socket = dgram.createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  try {
    socket.connect(port, address)
    await once(socket, 'connect')
    return socket
  } catch (error) {
    socket.close()
    throw error
  }
}
