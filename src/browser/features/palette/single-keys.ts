/** Whether shortcuts of a single key are on: whoever speaks to the machine, or presses keys by chance, turns them off. */
import { useSyncExternalStore } from 'react'

const KEY = 'single-keys'
const listeners = new Set<() => void>()

/** On unless they were turned off in this browser. */
export const singleKeysOn = (): boolean => localStorage.getItem(KEY) !== 'off'

export function turnSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'off')
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn)
