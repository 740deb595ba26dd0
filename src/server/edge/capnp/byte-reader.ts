/**
 * Reads a stream of chunks in pieces of a wanted size. What waits to be taken lies in one buffer,
 * which grows by doubling: a peer that sends byte by byte must not make every byte cost an object,
 * nor a copy of all before it.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #buffer = Buffer.alloc(0)
  /** How many bytes of the buffer were received and not taken. */
  #held = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next `size` bytes, or undefined when the stream ends before they came. */
  async take(size: number): Promise<Uint8Array | undefined> {
    while (this.#held < size) {
      const next = await this.#source.next()
      if (next.done) return undefined
      this.#add(next.value)
    }
    const taken = this.#buffer.subarray(0, size)
    this.#buffer = this.#buffer.subarray(size)
    this.#held -= size
    return taken
  }

  /** Lets go of the source, which then may free what it holds. */
  async release() {
    await this.#source.return?.()
  }

  #add(chunk: Uint8Array) {
    const wanted = this.#held + chunk.length
    if (wanted > this.#buffer.length) {
      const held = this.#buffer.subarray(0, this.#held)
      this.#buffer = Buffer.alloc(Math.max(wanted, 2 * this.#held))
      this.#buffer.set(held)
    }
    this.#buffer.set(chunk, this.#held)
    this.#held = wanted
  }
}
