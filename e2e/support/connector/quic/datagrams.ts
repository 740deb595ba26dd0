import type { QuicPeer } from '#server/edge/quic/peer.ts'
import type { SocketAddress } from '#server/edge/registry.ts'
import type { UdpSessions } from '../serve/udp.ts'

const ID_LENGTH = 16

/** The kind of a datagram that carries UDP. Source: the second version of cloudflared's datagrams. */
const UDP = 0

/** Carries UDP sessions by the datagrams of a connection: payload, session id, kind. */
export class Flows {
  readonly #peer: QuicPeer
  readonly #sessions: UdpSessions

  constructor(peer: QuicPeer, sessions: UdpSessions) {
    this.#peer = peer
    this.#sessions = sessions
  }

  receive(datagram: Uint8Array) {
    if (datagram.at(-1) !== UDP || datagram.length <= ID_LENGTH) return
    const id = datagram.subarray(-ID_LENGTH - 1, -1)
    this.#sessions.send(hex(id), datagram.subarray(0, -ID_LENGTH - 1))
  }

  /** The reason why not, if it could not. */
  async register(id: Uint8Array, to: SocketAddress, idleAfter: number): Promise<string> {
    const trailer = Buffer.concat([id, Buffer.from([UDP])])
    const tell = (payload: Uint8Array) => this.#peer.sendDatagram(Buffer.concat([payload, trailer]))
    try {
      await this.#sessions.register(hex(id), to, idleAfter, tell)
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  unregister(id: Uint8Array) {
    this.#sessions.unregister(hex(id))
  }
}

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString('hex')
}
