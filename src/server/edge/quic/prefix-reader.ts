import type { Readable } from 'node:stream'

/** What tells that there may be more to read, or that there will be no more. */
const NEWS = ['readable', 'end', 'close'] as const

/** Takes bytes off the front of a stream and leaves the rest in it, for whoever reads on. */
export class PrefixReader {
  readonly #stream: Readable
  #wake = () => {}

  constructor(stream: Readable) {
    this.#stream = stream
    // Held on to: a listener that is added anew is told at once of bytes that are too few.
    for (const news of NEWS) stream.on(news, this.#heard)
  }

  /** The next `size` bytes, or undefined when the stream ends before they came. */
  async take(size: number): Promise<Uint8Array | undefined> {
    if (size === 0) return new Uint8Array()
    for (;;) {
      const bytes: Buffer | null = this.#stream.read(size)
      if (bytes?.length === size) return bytes
      if (bytes || this.#stream.readableEnded || this.#stream.destroyed) return undefined
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Lets go of the stream. */
  release() {
    for (const news of NEWS) this.#stream.off(news, this.#heard)
  }

  readonly #heard = () => this.#wake()
}
