import type { Duplex } from 'node:stream'
import type { Streams } from '../registry.ts'
import type { Transport, TransportEnd } from '../transport.ts'
import type { QuicPeer } from './peer.ts'
import { streamsOver } from './streams.ts'
import { UdpFlows } from './udp-flows.ts'

/** One connection of a connector, over QUIC. */
export class QuicTransport implements Transport {
  readonly kind = 'quic'
  readonly peerIp: string
  readonly control: Duplex
  readonly streams: Streams
  readonly #peer: QuicPeer
  readonly #leave: () => void

  /** `leave`: to be called when it is no stranger any more. */
  constructor(peer: QuicPeer, control: Duplex, peerIp: string, leave: () => void) {
    const flows = new UdpFlows(peer)
    this.#peer = peer
    this.control = control
    this.peerIp = peerIp
    this.streams = streamsOver(peer, flows)
    this.#leave = leave
    peer.listener = { datagram: (payload) => flows.receive(payload), over: leave }
  }

  onOver(listener: (end: TransportEnd) => void) {
    this.#peer.listener.over = (end) => {
      this.#leave()
      listener(end)
    }
  }

  /** It is watched already: a connector pings by itself, and the engine's idle time-out finds a silent one. */
  admitted() {
    this.#leave()
  }

  destroy() {
    this.#peer.close()
  }
}
