/** How many streams may be open whose first bytes are still on their way while a later one's came. */
const LOOK_AHEAD = 64

/** The streams of one kind are numbered in steps of four. */
const STEP = 4

/**
 * Finds the streams that a peer has opened. The engine would list all that can be read, but what
 * makes its list leaks 430 bytes a call (`@matrixai/quic` 1.2.12): so their ids are tried.
 */
export class Arrivals {
  /** Those before the newest that have not been seen yet. */
  readonly #skipped = new Set<number>()
  #newest: number

  constructor(firstId: number) {
    this.#newest = firstId - STEP
  }

  /** The ids, each once, of streams of which there is something to read by now. */
  *take(isReadable: (id: number) => boolean): Generator<number> {
    for (const id of this.#skipped) if (isReadable(id) && this.#skipped.delete(id)) yield id
    for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
      const id = this.#newest + STEP * ahead
      if (!isReadable(id)) continue
      this.#reach(id)
      yield id
      ahead = 0
    }
  }

  /** Streams may be seen out of order: with one, those before it are open too. */
  #reach(id: number) {
    for (let each = this.#newest + STEP; each < id; each += STEP) this.#skipped.add(each)
    this.#newest = id
  }
}
