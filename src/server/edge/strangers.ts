/** More handshakes at a time than five hundred connectors make that start together. */
const MOST = 1024

/**
 * Those who have not registered yet. When there are too many, the one who has waited longest has to
 * go: a flood of silent peers then costs the silent ones their place, not a connector that comes.
 */
export class Strangers {
  readonly #most: number
  readonly #ends = new Set<() => void>()

  constructor(most = MOST) {
    this.#most = most
  }

  /** Takes one in, and the way to end it; answers how it leaves when it is none any more. */
  add(end: () => void): () => void {
    this.#ends.add(end)
    const [oldest] = this.#ends
    if (this.#ends.size > this.#most && oldest) {
      this.#ends.delete(oldest)
      oldest()
    }
    return () => void this.#ends.delete(end)
  }
}
