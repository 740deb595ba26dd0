import { messageOf } from '#server/message-of.ts'
import type { TransportEnd } from '../transport.ts'
import { Arrivals } from './arrivals.ts'
import { closeTrouble } from './close-trouble.ts'
import type { NativeConnection, Quiche } from './quiche.ts'
import { MAX_PACKET } from './settings.ts'
import { QuicStream, type StreamHost } from './stream.ts'
import { Deadline } from './deadline.ts'

export interface Address {
  host: string
  port: number
}

/** https://www.rfc-editor.org/rfc/rfc9000.html#section-20.1 */
const INTERNAL_ERROR = 1

/** What the one who holds a peer is told. Each is called at most once unless it says otherwise. */
export interface PeerListener {
  established?(): void
  /** The peer opened a stream; called for each. Without it none is looked for. */
  stream?(stream: QuicStream): void
  /** Called for each datagram. */
  datagram?(payload: Uint8Array): void
  over?(end: TransportEnd): void
}

/** How packets leave, and who is told that a peer needs none any more. */
export interface PeerSocket {
  readonly address: Address
  send(packet: Uint8Array, to: Address): void
  release(peer: QuicPeer): void
}

/**
 * Packets sent in one turn. A window holds thousands, which would keep all that comes meanwhile
 * waiting: acknowledgements, and the other connections.
 */
const BURST = 64

/** One QUIC connection, at either end: the engine with its timer, its streams and its packets. */
export class QuicPeer implements StreamHost {
  readonly quiche: Quiche
  readonly native: NativeConnection
  listener: PeerListener = {}
  readonly #socket: PeerSocket
  readonly #streams = new Map<number, QuicStream>()
  readonly #waiting = new Set<QuicStream>()
  readonly #deadline = new Deadline(() => this.#timeout())
  /** The streams this side opens are numbered in steps of four. */
  #nextStream: number
  readonly #arrivals: Arrivals
  #stage: 'shaking' | 'established' | 'over' | 'released' = 'shaking'
  #flushing = false

  constructor(quiche: Quiche, native: NativeConnection, socket: PeerSocket, isServer: boolean) {
    this.quiche = quiche
    this.native = native
    this.#socket = socket
    this.#nextStream = isServer ? 1 : 0
    this.#arrivals = new Arrivals(isServer ? 0 : 1)
  }

  /** The name the client asked for, if it did. */
  get serverName(): string {
    return this.native.serverName() ?? ''
  }

  /** Takes a packet, which is changed in place. What it brought is told at the end of this turn. */
  receive(packet: Uint8Array, from: Address) {
    try {
      this.native.recv(packet, { from, to: this.#socket.address })
    } catch {
      // The engine has noted what was wrong, and closes the connection if that is due.
    }
    this.flush()
  }

  /** Opens a stream. Throws when the peer allows no more of them, or the connection is over. */
  open(): QuicStream {
    if (this.#stage !== 'established') throw new Error('the connection is over')
    const id = this.#nextStream
    // Makes it known to the engine; nothing is sent.
    this.native.streamSend(id, new Uint8Array(), false)
    this.#nextStream += 4
    return this.#hold(id)
  }

  /** Lost when the engine holds too many, or it is too long for the peer. */
  sendDatagram(payload: Uint8Array) {
    try {
      this.native.dgramSend(payload)
    } catch {
      return
    }
    this.flush()
  }

  /** Makes the peer show a sign of life. */
  ping() {
    if (this.#stage !== 'established') return
    this.native.sendAckEliciting()
    this.flush()
  }

  /** Ends the connection and all its streams, with a reason if something went wrong here. */
  close(reason = '') {
    try {
      this.native.close(reason === '', reason === '' ? 0 : INTERNAL_ERROR, Buffer.from(reason))
    } catch {
      // It was closing already.
    }
    this.#endStreams()
    this.#send()
  }

  /**
   * Once, at the end of this turn: packets come in bursts, which one acknowledgement answers, and
   * many streams may want to send.
   */
  flush() {
    if (this.#flushing) return
    this.#flushing = true
    setImmediate(() => this.#turn())
  }

  awaitRoom(stream: QuicStream) {
    this.#waiting.add(stream)
  }

  forget(stream: QuicStream) {
    this.#streams.delete(stream.id)
    this.#waiting.delete(stream)
  }

  #send() {
    if (this.#stage === 'released') return
    try {
      let left = BURST
      while (left > 0 && this.#sendPacket()) left -= 1
      if (left === 0) this.flush()
    } catch {
      // Nothing more can be sent; the timer ends the connection.
    }
    this.#settle()
  }

  /** Whether there was one to send. */
  #sendPacket(): boolean {
    const packet = Buffer.allocUnsafe(MAX_PACKET)
    const sent = this.native.send(packet)
    if (sent === null) return false
    this.#socket.send(packet.subarray(0, sent[0]), sent[1].to)
    return true
  }

  #timeout() {
    this.native.onTimeout()
    this.#turn()
  }

  /** Nothing above would catch what is thrown here: it costs the connection, not the process. */
  #turn() {
    try {
      this.#advance()
      // What was wanted until here is sent now.
      this.#flushing = false
      this.#send()
    } catch (error) {
      this.close(messageOf(error))
    }
  }

  /** Tells of all that came with the last packets. */
  #advance() {
    if (this.#stage === 'shaking' && this.native.isEstablished()) {
      this.#stage = 'established'
      this.listener.established?.()
    }
    if (this.#stage !== 'established') return
    if ('stream' in this.listener) this.#meetStreams()
    for (const stream of this.#streams.values()) stream.hasData()
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const stream of waiting) stream.hasRoom()
    this.#takeDatagrams()
  }

  #takeDatagrams() {
    let payload = this.native.dgramRecvVec()
    while (payload !== null) {
      this.listener.datagram?.(payload)
      payload = this.native.dgramRecvVec()
    }
  }

  #meetStreams() {
    for (const id of this.#arrivals.take((it) => this.native.streamReadable(it)))
      this.listener.stream?.(this.#hold(id))
  }

  #hold(id: number): QuicStream {
    const stream = new QuicStream(id, this)
    this.#streams.set(id, stream)
    return stream
  }

  /** Where the connection stands now, and when it has to be looked at again. */
  #settle() {
    const { native } = this
    if (native.isClosed()) return this.#release()
    if (native.isDraining() || native.localError()) this.#over(this.#end())
    this.#deadline.set(native.timeout())
  }

  #release() {
    this.#over(this.#end())
    this.#stage = 'released'
    this.#deadline.clear()
    this.#socket.release(this)
  }

  #over(end: TransportEnd) {
    if (this.#stage === 'over' || this.#stage === 'released') return
    this.#stage = 'over'
    this.listener.over?.(end)
    this.#endStreams()
  }

  #endStreams() {
    for (const stream of this.#streams.values()) stream.destroy(new Error('the connection ended'))
  }

  #end(): TransportEnd {
    if (this.native.isTimedOut()) return { cause: 'timeout', trouble: 'it fell silent' }
    const trouble = closeTrouble(this.native.peerError() ?? this.native.localError())
    return trouble === undefined ? { cause: 'closed' } : { cause: 'closed', trouble }
  }
}
