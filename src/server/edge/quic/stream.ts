import { Duplex } from 'node:stream'
import { messageOf } from '#server/message-of.ts'
import type { NativeConnection, Quiche } from './quiche.ts'

/** What a stream needs of the connection it is on. */
export interface StreamHost {
  readonly quiche: Quiche
  readonly native: NativeConnection
  /** Sends, soon, what the engine has to send by now. */
  flush(): void
  /** The stream wants to be told when there is room to write again. */
  awaitRoom(stream: QuicStream): void
  forget(stream: QuicStream): void
}

/** Read in one piece. One buffer serves all streams: what was read is copied out of it at once. */
const scratch = Buffer.allocUnsafe(64 * 1024)

/**
 * A bidirectional QUIC stream. Its halves are independent: a peer that wants no more of ours may
 * still be telling us something, as a connector does that refuses a dial. What is written then is
 * dropped, and the reading goes on, until the stream is made strict.
 */
export class QuicStream extends Duplex {
  readonly id: number
  readonly #host: StreamHost
  #wantsData = false
  #unwanted = false
  #isStrict = false
  #waiting: { rest: Uint8Array; done: (error?: Error | null) => void } | undefined

  constructor(id: number, host: StreamHost) {
    super({ allowHalfOpen: true })
    this.id = id
    this.#host = host
    // Whoever reads it sees the error too; one that nobody reads must not end the process.
    this.on('error', () => {})
  }

  /** From now on a write that the peer does not want is an error, as with a socket. */
  strict(): this {
    this.#isStrict = true
    return this
  }

  /** There may be something to read. */
  hasData() {
    if (this.#wantsData) this.#receive()
  }

  /** There may be room to write. */
  hasRoom() {
    const waiting = this.#waiting
    if (!waiting) return
    this.#waiting = undefined
    this.#send(waiting.rest, waiting.done)
  }

  override _read() {
    this.#wantsData = true
    this.#receive()
    // Reading makes room, which the peer has to be told.
    this.#host.flush()
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error | null) => void) {
    this.#send(chunk, done)
  }

  override _final(done: (error?: Error | null) => void) {
    this.#attempt(done, () => {
      this.#host.native.streamSend(this.id, new Uint8Array(), true)
      this.#host.flush()
      done()
    })
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    this.#waiting?.done(error ?? new Error('the stream was ended'))
    this.#waiting = undefined
    // What was written to the end may still be on its way.
    if (!this.readableEnded) this.#shut('Read')
    if (!this.writableFinished) this.#shut('Write')
    this.#host.forget(this)
    this.#host.flush()
    done(error)
  }

  #receive() {
    try {
      while (this.#wantsData) {
        const received = this.#host.native.streamRecv(this.id, scratch)
        if (received === null) return
        const [length, isLast] = received
        if (length > 0) this.#give(Buffer.from(scratch.subarray(0, length)))
        if (isLast) return this.#finish()
      }
    } catch (error) {
      // Nothing has come yet of a stream that was just opened here.
      if (!isState(error)) this.destroy(plain(error))
    }
  }

  /** While it is pushed it may be asked for more already, whatever the push then answers. */
  #give(data: Buffer) {
    this.#wantsData = false
    if (this.push(data)) this.#wantsData = true
  }

  #finish() {
    this.#wantsData = false
    this.push(null)
  }

  #send(chunk: Uint8Array, done: (error?: Error | null) => void) {
    this.#attempt(done, () => {
      const sent = this.#host.native.streamSend(this.id, chunk, false) ?? 0
      this.#host.flush()
      if (sent === chunk.length) return done()
      this.#waiting = { rest: chunk.subarray(sent), done }
      this.#host.awaitRoom(this)
    })
  }

  #attempt(done: (error?: Error | null) => void, send: () => void) {
    if (this.#unwanted && !this.#isStrict) return done()
    try {
      send()
    } catch (error) {
      this.#unwanted = isStopped(error)
      done(this.#unwanted && !this.#isStrict ? null : plain(error))
    }
  }

  #shut(half: 'Read' | 'Write') {
    const { native, quiche } = this.#host
    try {
      native.streamShutdown(this.id, quiche.Shutdown[half], 0)
    } catch {
      // It was over before.
    }
  }
}

const REASONS: Record<string, string> = {
  StreamReset: 'the peer reset the stream',
  StreamStopped: 'the peer wants no more of the stream',
}

/** The engine tells its errors by name, in the message. Source: quiche's `Error`. */
const isState = (error: unknown) => messageOf(error).startsWith('InvalidStreamState')
const isStopped = (error: unknown) => messageOf(error).startsWith('StreamStopped')

function plain(error: unknown): Error {
  const name = messageOf(error)
  return new Error(REASONS[name.replace(/\(.*/, '')] ?? name, { cause: error })
}
