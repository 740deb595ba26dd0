import dgram from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import type { PeerSocket } from '#server/edge/quic/peer.ts'
import type { Address } from '../carrier.ts'

/** Room for the packets of a burst. The system may grant less. */
const SOCKET_BUFFER = 4 * 1024 * 1024

/** The UDP socket of one connection. While it is shut nothing gets through, in either direction. */
export class UdpSocket implements PeerSocket {
  readonly address: Address
  readonly #socket: dgram.Socket
  #isShut = false

  private constructor(socket: dgram.Socket) {
    const { address, port } = socket.address()
    this.address = { host: address, port }
    this.#socket = socket
    // Such as an edge that is not there: the handshake's own time-out tells.
    socket.on('error', () => {})
  }

  static async open({ host, port }: Address): Promise<UdpSocket> {
    const socket = dgram.createSocket({
      type: isIPv6(host) ? 'udp6' : 'udp4',
      recvBufferSize: SOCKET_BUFFER,
      sendBufferSize: SOCKET_BUFFER,
    })
    // Connected, packets leave at once, also the last before the socket is closed.
    socket.connect(port, host)
    await once(socket, 'connect')
    return new UdpSocket(socket)
  }

  onPacket(listener: (packet: Uint8Array) => void) {
    this.#socket.on('message', (packet) => {
      if (!this.#isShut) listener(packet)
    })
  }

  send(packet: Uint8Array) {
    if (!this.#isShut) this.#socket.send(packet)
  }

  /** The socket is closed with its connection, so there is nothing to let go of. */
  release() {}

  shut() {
    this.#isShut = true
  }

  reopen() {
    this.#isShut = false
  }

  async close() {
    this.shut()
    const closed = once(this.#socket, 'close')
    this.#socket.close()
    await closed
  }
}
