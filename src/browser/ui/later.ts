import { useSyncExternalStore } from 'react'

/** Code that is not needed for the first view. */
export type Later<T> = {
  /** Begins to load, once. */
  load: () => Promise<T>
  /** The loaded code, or nothing yet; re-renders when it arrives. */
  use: () => T | undefined
}

/**
 * Loads code into a variable, when the browser is idle or a person comes near it. Unlike `React.lazy`, what is
 * already here renders at once: lazy's fallback is held on screen for 300 ms even if the chunk is loaded.
 */
export function later<T>(load: () => Promise<T>): Later<T> {
  let value: T | undefined
  let loading: Promise<T> | undefined
  const listeners = new Set<() => void>()
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }
  const start = async () => {
    value = await load()
    for (const tell of listeners) tell()
    return value
  }
  return {
    load: () => (loading ??= start()),
    use: () => useSyncExternalStore(subscribe, () => value),
  }
}

/** Runs something once the browser has nothing better to do. */
export const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 3000 })
  else setTimeout(run, 500)
}
