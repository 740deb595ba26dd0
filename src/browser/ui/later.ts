import { useSyncExternalStore } from 'react'

/** Where code stands that is not needed for the first view. */
type Arrival<T> = { is: 'coming' } | { is: 'here'; code: T } | { is: 'failed' }

/** Code that is not needed for the first view. */
export type Later<T> = {
  /** Begins to load, once. */
  load: () => void
  /** Where it stands; begins to load, and renders again when that changes. */
  use: () => Arrival<T>
}

/**
 * Loads code into a variable, when the browser is idle or a person comes near it. Unlike with `React.lazy`, what is
 * here already renders at once: lazy's fallback is held on screen for 300 ms even if the chunk is loaded.
 */
export function later<T>(fetchCode: () => Promise<T>): Later<T> {
  let arrival: Arrival<T> = { is: 'coming' }
  let begun = false
  const listeners = new Set<() => void>()
  const arrive = (next: Arrival<T>) => {
    arrival = next
    for (const tell of listeners) tell()
  }
  const load = () => {
    if (begun) return
    begun = true
    // It is not tried again: a browser remembers for as long as the page lives that a module could not be had.
    fetchCode().then(
      (code) => arrive({ is: 'here', code }),
      () => arrive({ is: 'failed' }),
    )
  }
  const subscribe = (tell: () => void) => {
    load()
    listeners.add(tell)
    return () => listeners.delete(tell)
  }
  return { load, use: () => useSyncExternalStore(subscribe, () => arrival) }
}

/** Runs something once: when the browser is idle, or when a person begins to move or to type. */
export function whenIdleOrNear(run: () => void): void {
  const stop = new AbortController()
  const once = () => {
    if (stop.signal.aborted) return
    stop.abort()
    run()
  }
  for (const sign of ['pointermove', 'keydown', 'touchstart'])
    addEventListener(sign, once, { signal: stop.signal, passive: true })
  if ('requestIdleCallback' in window) requestIdleCallback(once, { timeout: 3000 })
  else setTimeout(once, 500)
}
