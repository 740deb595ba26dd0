import { useSyncExternalStore } from 'react'

/** Code that is not needed for the first view. */
export type Later<T> = {
  /** Begins to load, once. */
  load: () => void
  /** The loaded code, or nothing yet; begins to load, and renders again when it has arrived. */
  use: () => T | undefined
}

/**
 * Loads code into a variable, when the browser is idle or a person comes near it. Unlike with `React.lazy`, what is
 * here already renders at once: lazy's fallback is held on screen for 300 ms even if the chunk is loaded.
 */
export function later<T>(fetchCode: () => Promise<T>): Later<T> {
  let value: T | undefined
  let begun = false
  const listeners = new Set<() => void>()
  const load = () => {
    if (begun) return
    begun = true
    fetchCode().then(
      (code) => {
        value = code
        for (const tell of listeners) tell()
      },
      () => {
        // The next one who needs it tries again.
        begun = false
      },
    )
  }
  const subscribe = (tell: () => void) => {
    load()
    listeners.add(tell)
    return () => listeners.delete(tell)
  }
  return { load, use: () => useSyncExternalStore(subscribe, () => value) }
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
