import { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/**
 * A socket that can be frozen: it stays open and what arrives is no longer read, so that nothing
 * above it answers. This is how a machine whose network is gone looks from the other end.
 */
export class Gate extends Duplex {
  readonly #socket: TLSSocket
  #frozen = false

  constructor(socket: TLSSocket) {
    super()
    this.#socket = socket
    socket.on('data', (chunk) => {
      if (!this.push(chunk)) socket.pause()
    })
    socket.on('end', () => this.push(null))
    socket.on('error', (error) => this.destroy(error))
    socket.on('close', () => this.destroy())
  }

  freeze() {
    this.#frozen = true
    this.#socket.pause()
  }

  thaw() {
    this.#frozen = false
    this.#socket.resume()
  }

  override _read() {
    if (!this.#frozen) this.#socket.resume()
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error | null) => void) {
    this.#socket.write(chunk, done)
  }

  override _final(done: () => void) {
    this.#socket.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    this.#socket.destroy()
    done(error)
  }
}
