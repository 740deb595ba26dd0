/** The windows over any page: commands, and the sheet of shortcuts. At most one is open. */
import { useSyncExternalStore } from 'react'

export type Window = 'none' | 'commands' | 'shortcuts'

let current: Window = 'none'
const listeners = new Set<() => void>()

/** Opens one in the place of another, or closes it. */
export function openWindow(next: Window): void {
  current = next
  for (const tell of listeners) tell()
}

const windowNow = (): Window => current

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Which is open, as it changes. */
export const useWindow = (): Window => useSyncExternalStore(subscribe, windowNow)
