/**
 * Reads a stream of chunks in pieces of a wanted size. Chunks are joined once, when enough of them
 * are there: a peer that sends byte by byte must not make every byte cost a copy of all before it.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #chunks: Uint8Array[] = []
  #held = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next `size` bytes, or undefined when the stream ends before they came. */
  async take(size: number): Promise<Uint8Array | undefined> {
    while (this.#held < size) {
      const next = await this.#source.next()
      if (next.done) return undefined
      this.#chunks.push(next.value)
      this.#held += next.value.length
    }
    return this.#cut(size)
  }

  /** Lets go of the source, which then may free what it holds. */
  async release() {
    await this.#source.return?.()
  }

  #cut(size: number): Uint8Array {
    const [first = new Uint8Array()] = this.#chunks
    const joined = first.length >= size ? first : Buffer.concat(this.#chunks)
    const rest = joined.subarray(size)
    this.#chunks = joined === first ? [rest, ...this.#chunks.slice(1)] : [rest]
    this.#held -= size
    return joined.subarray(0, size)
  }
}
