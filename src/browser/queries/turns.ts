/** Whose turn it is: among the tabs of a browser, and among the tasks of one tab. */

/** For how long a turn is waited for, in milliseconds. A tab that has stopped must not stop the others. */
const PATIENCE = 5_000
/** How long a turn lasts after its end: what was told the other tabs then has reached them. In milliseconds. */
const AFTERWARDS = 100

/**
 * Takes a turn that one tab can have at a time (Web Locks). `mine` resolves when it has come, and when it was not worth
 * waiting for any longer; `over` ends it, or the wait for it.
 */
export function takeTurn(name: string): { mine: Promise<unknown>; over: () => void } {
  const left = new AbortController()
  const signal = AbortSignal.any([left.signal, AbortSignal.timeout(PATIENCE)])
  const mine = new Promise<() => void>((come, fail) => {
    const asLongAsItLasts = () => new Promise<void>((end) => come(end))
    navigator.locks.request(name, { signal }, asLongAsItLasts).catch(fail)
  })
  const orNot = mine.catch(() => undefined)
  return {
    mine: orNot,
    over() {
      left.abort()
      void orNot.then((end) => end && setTimeout(end, AFTERWARDS))
    },
  }
}

/** Runs so many of its tasks at a time; the others wait for their turn. */
export function atMost(limit: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running < limit) running += 1
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
