import { randomBytes } from 'node:crypto'
import { encode as ipBytes } from '@leichtgewicht/ip-codec'
import { bytes, i64, struct, text, u16 } from '../capnp/value.ts'
import { DialRefused, type SocketAddress, type UdpFlow } from '../registry.ts'
import { call } from './call.ts'
import { connectorWords } from '../connector-words.ts'
import type { QuicPeer } from './peer.ts'

/**
 * UDP through a connector, which keeps a session for each flow. Source: `SessionManager` of
 * `tunnelrpc.capnp`, and the second version of cloudflared's datagrams: payload, session id, kind.
 */
const SESSION_MANAGER = 0x839445a59fb01686n
const REGISTER = 0
const UNREGISTER = 1

const ID_LENGTH = 16

/** The kind of a datagram that carries UDP. */
const UDP = 0

/** In nanoseconds: the connector forgets a flow that was silent for so long. */
const IDLE = 60_000_000_000n

/** How long the connector may take to forget a flow. Nobody waits for it. */
const FORGET_WITHIN = 5000

/** The flows through one connection; each is told only what is sent back to it. */
export class UdpFlows {
  readonly #peer: QuicPeer
  readonly #listeners = new Map<string, (payload: Uint8Array) => void>()

  constructor(peer: QuicPeer) {
    this.#peer = peer
  }

  /** Takes a datagram of the connection. One of an unknown flow, or of another kind, is dropped. */
  receive(datagram: Uint8Array) {
    if (datagram.at(-1) !== UDP || datagram.length <= ID_LENGTH) return
    const id = datagram.subarray(-ID_LENGTH - 1, -1)
    this.#listeners.get(hex(id))?.(datagram.subarray(0, -ID_LENGTH - 1))
  }

  /** Rejects with `DialRefused` when the connector has no way there. */
  async open({ address, port }: SocketAddress, signal: AbortSignal): Promise<UdpFlow> {
    const id = randomBytes(ID_LENGTH)
    const pointers = [bytes(id), bytes(ipBytes(address)), text('')]
    const params = struct(2, [u16(0, port), i64(8, IDLE)], pointers)
    const results = await this.#call(REGISTER, params, signal)
    const trouble = results.struct(0).text(0)
    if (trouble !== '') throw new DialRefused(connectorWords(trouble))
    return this.#flow(id)
  }

  #flow(id: Uint8Array): UdpFlow {
    const trailer = Buffer.concat([id, Buffer.from([UDP])])
    this.#listeners.set(hex(id), () => {})
    return {
      send: (payload) => this.#peer.sendDatagram(Buffer.concat([payload, trailer])),
      onMessage: (listener) => this.#listeners.set(hex(id), listener),
      close: () => {
        if (!this.#listeners.delete(hex(id))) return
        const params = struct(0, [], [bytes(id), text('')])
        this.#call(UNREGISTER, params, AbortSignal.timeout(FORGET_WITHIN)).catch(() => {})
      },
    }
  }

  #call(methodId: number, params: ReturnType<typeof struct>, signal: AbortSignal) {
    return call(this.#peer, { interfaceId: SESSION_MANAGER, methodId, params }, signal)
  }
}

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString('hex')
}
