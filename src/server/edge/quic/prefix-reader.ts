import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** Takes bytes off the front of a stream and leaves the rest in it, for whoever reads on. */
export class PrefixReader {
  readonly #stream: Readable

  constructor(stream: Readable) {
    this.#stream = stream
  }

  /** The next `size` bytes, or undefined when the stream ends before they came. Rejects with its error. */
  async take(size: number): Promise<Uint8Array | undefined> {
    if (size === 0) return new Uint8Array()
    for (;;) {
      const bytes: Buffer | null = this.#stream.read(size)
      if (bytes?.length === size) return bytes
      if (bytes || this.#stream.readableEnded || this.#stream.destroyed) return undefined
      await this.#more()
    }
  }

  /** Resolves when there may be more, or no more. */
  async #more() {
    const stop = new AbortController()
    const closed = once(this.#stream, 'close', { signal: stop.signal })
    try {
      await Promise.race([once(this.#stream, 'readable', { signal: stop.signal }), closed])
    } finally {
      stop.abort()
      closed.catch(() => {})
    }
  }
}
