/**
 * A timer that is set anew with every packet, mostly to later: then it is left as it is, and only
 * finds out when it fires that there is time left.
 */
export class Deadline {
  readonly #reached: () => void
  #timer: NodeJS.Timeout | undefined
  #firesAt = Infinity
  #dueAt = Infinity

  constructor(reached: () => void) {
    this.#reached = reached
  }

  /** Milliseconds from now; null when nothing is due. */
  set(after: number | null) {
    if (after === null) return this.clear()
    // The engine counts finer than timers do: one that fires early would fire again at once.
    this.#dueAt = performance.now() + after + 1
    if (this.#dueAt < this.#firesAt) this.#arm()
  }

  clear() {
    clearTimeout(this.#timer)
    this.#firesAt = Infinity
    this.#dueAt = Infinity
  }

  #arm() {
    clearTimeout(this.#timer)
    this.#firesAt = this.#dueAt
    const left = Math.max(0, this.#dueAt - performance.now())
    this.#timer = setTimeout(() => this.#fire(), left)
  }

  #fire() {
    this.#firesAt = Infinity
    // A timer may fire a fraction of a millisecond early.
    if (this.#dueAt - performance.now() > 1) this.#arm()
    else this.#reached()
  }
}
