import dgram from 'node:dgram'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import { type Address, type PeerSocket, QuicPeer } from './peer.ts'
import type { Config, Header, Quiche } from './quiche.ts'
import { RetryTokens } from './retry-tokens.ts'
import { MAX_PACKET, MIN_INITIAL } from './settings.ts'

/** Of the ids this side gives connections; the longest there are. */
const ID_LENGTH = 20

/** Room for the packets of a burst. The system may grant less. */
const SOCKET_BUFFER = 4 * 1024 * 1024

interface Accepting {
  config: Config
  maxConnections: number
  accept: (peer: QuicPeer, from: Address) => void
}

/** A UDP socket and the QUIC connections on it. */
export class QuicEndpoint implements PeerSocket {
  readonly address: Address
  /** How many packets meant nothing here. */
  dropped = 0
  readonly #quiche: Quiche
  readonly #socket: dgram.Socket
  readonly #peers = new Map<string, QuicPeer>()
  readonly #keys = new Map<QuicPeer, string>()
  readonly #tokens = new RetryTokens()
  #accepting: Accepting | undefined

  private constructor(quiche: Quiche, socket: dgram.Socket) {
    const { address, port } = socket.address()
    this.address = { host: address, port }
    this.#quiche = quiche
    this.#socket = socket
    socket.on('message', (packet, { address: host, port: at }) =>
      this.#hear(packet, { host, port: at }),
    )
    // Such as a network that went away: the connections' own time-outs tell.
    socket.on('error', () => {})
  }

  /** How many connections are held, with those that are just ending. */
  get connections(): number {
    return this.#peers.size
  }

  /** Port 0 lets the system choose. Rejects with the plain error when the port is taken. */
  static async bind(quiche: Quiche, { host, port }: Address): Promise<QuicEndpoint> {
    const family = isIPv6(host) ? 6 : 4
    const socket = dgram.createSocket({
      type: `udp${family}`,
      recvBufferSize: SOCKET_BUFFER,
      sendBufferSize: SOCKET_BUFFER,
      // Packets go to addresses. Looking one up would put off each of them.
      lookup: (address, _options, found) => found(null, address, family),
    })
    const listening = once(socket, 'listening')
    socket.bind(port, host)
    await listening
    return new QuicEndpoint(quiche, socket)
  }

  /** Connections may come from now on. */
  listen(accepting: Accepting) {
    this.#accepting = accepting
  }

  /** Dials; the peer tells when it is established, or over. */
  connect(to: Address, serverName: string, config: Config): QuicPeer {
    const id = randomBytes(ID_LENGTH)
    const native = this.#quiche.Connection.connect(serverName, id, this.address, to, config)
    const peer = this.#hold(id, new QuicPeer(this.#quiche, native, this, false))
    peer.flush()
    return peer
  }

  send(packet: Uint8Array, to: Address) {
    this.#socket.send(packet, to.port, to.host, () => {})
  }

  release(peer: QuicPeer) {
    this.#peers.delete(this.#keys.get(peer) ?? '')
    this.#keys.delete(peer)
  }

  /** Ends all connections, each with a word to its peer, and frees the port. */
  async close() {
    this.#accepting = undefined
    for (const peer of this.#keys.keys()) peer.close()
    const closed = once(this.#socket, 'close')
    this.#socket.close()
    await closed
  }

  /** Anything may arrive. What is no QUIC packet, or one that nobody could answer, is dropped. */
  #hear(packet: Buffer, from: Address) {
    try {
      this.#peerOf(packet, from)?.receive(packet, from)
    } catch {
      this.dropped += 1
    }
  }

  /** Nearly all packets are short, and the engine takes long to read a header that it reads anyway. */
  #peerOf(packet: Buffer, from: Address): QuicPeer | undefined {
    if (isShort(packet)) return this.#peers.get(packet.toString('latin1', 1, 1 + ID_LENGTH))
    const header = this.#quiche.Header.fromSlice(packet, ID_LENGTH)
    return this.#peers.get(key(header.dcid)) ?? this.#meet(header, packet.length, from)
  }

  #meet(header: Header, length: number, from: Address): QuicPeer | undefined {
    const { ty, version, token } = header
    if (!this.#accepting || ty !== this.#quiche.Type.Initial || length < MIN_INITIAL)
      return undefined
    if (this.#peers.size >= this.#accepting.maxConnections) return undefined
    if (!this.#quiche.versionIsSupported(version)) return this.#negotiate(header, from)
    if (!token || token.length === 0) return this.#askAgain(header, from)
    const originalId = this.#tokens.read(token, header.dcid, from.host)
    return originalId && this.#welcome(this.#accepting, header.dcid, originalId, from)
  }

  #negotiate({ scid, dcid }: Header, to: Address): undefined {
    const packet = Buffer.alloc(MAX_PACKET)
    this.send(packet.subarray(0, this.#quiche.negotiateVersion(scid, dcid, packet)), to)
  }

  #askAgain({ scid, dcid, version }: Header, to: Address): undefined {
    const packet = Buffer.alloc(MAX_PACKET)
    const id = randomBytes(ID_LENGTH)
    const token = this.#tokens.make(dcid, id, to.host)
    const length = this.#quiche.retry(scid, dcid, id, token, version, packet)
    this.send(packet.subarray(0, length), to)
  }

  #welcome({ config, accept }: Accepting, id: Uint8Array, originalId: Uint8Array, from: Address) {
    const native = this.#quiche.Connection.accept(id, originalId, this.address, from, config)
    const peer = this.#hold(id, new QuicPeer(this.#quiche, native, this, true))
    accept(peer, from)
    return peer
  }

  #hold(id: Uint8Array, peer: QuicPeer): QuicPeer {
    this.#peers.set(key(id), peer)
    this.#keys.set(peer, key(id))
    return peer
  }
}

/**
 * Whether only the connection's id stands behind the first byte, as in all packets once a connection
 * is established. https://www.rfc-editor.org/rfc/rfc9000.html#section-17.3
 */
function isShort(packet: Buffer): boolean {
  return packet.length > ID_LENGTH && packet.readUInt8() < 0x80
}

/** Ids as keys of a map. */
function key(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1')
}
