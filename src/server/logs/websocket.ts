import { createHash } from 'node:crypto'
import { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { MAX_MESSAGE } from './log-line.ts'

/** Source: RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/**
 * Speaks WebSocket over bytes whose handshake is over already; ending it ends them. The public way
 * of `ws` to a stream of one's own always begins with a handshake, so it is answered here. Its
 * `Receiver` and `Sender` need none, but are not documented, and would leave closing, pings and
 * masking to us.
 */
export const webSocketOver = (bytes: Duplex): WebSocket =>
  // Host and path are only in the request that is swallowed.
  new WebSocket('ws://edge.invalid', {
    createConnection: () => new Shaken(bytes),
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE,
  })

/** Bytes that first answer a handshake by themselves. */
class Shaken extends Duplex {
  readonly #bytes: Duplex
  #isShaken = false

  constructor(bytes: Duplex) {
    super()
    this.#bytes = bytes
    bytes.on('error', (error) => this.destroy(error))
    // `ws` reads what is left of a stream that was destroyed.
    bytes.on('close', () => this.destroy())
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#isShaken) this.#bytes.write(chunk, done)
    else this.#shake(chunk, done)
  }

  /** Node writes a request without a body at once. */
  #shake(request: Buffer, done: () => void): void {
    const [, key = ''] = /^sec-websocket-key: (.+)\r$/im.exec(request.toString('latin1')) ?? []
    const accept = createHash('sha1')
      .update(key + GUID)
      .digest('base64')
    this.#isShaken = true
    this.push(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    this.#bytes.on('data', (chunk) => {
      if (!this.push(chunk)) this.#bytes.pause()
    })
    this.#bytes.on('end', () => this.push(null))
    done()
  }

  override _read(): void {
    if (this.#isShaken) this.#bytes.resume()
  }

  override _final(done: () => void): void {
    this.#bytes.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#bytes.destroy()
    done(error)
  }
}
