/** Whether there is a job to show, known without the code that runs it: the first page looks for no more than that. */
import { useSyncExternalStore } from 'react'
import { ownKey } from '../../queries/own-key.ts'

/** Where what has come of the job of an identity on an account is kept. */
export const stateKeyOf = (who: string, account: string): string =>
  `${ownKey(who)}bulk:${account}:state`

/** Those this page has, be there room for them in the browser or not. */
const here = new Set<string>()
const listeners = new Set<() => void>()

/** Tells whether this page has a job to show. */
export function tellPresence(stateKey: string, isHere: boolean): void {
  if (isHere === here.has(stateKey)) return
  if (isHere) here.add(stateKey)
  else here.delete(stateKey)
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  addEventListener('storage', tell)
  return () => {
    listeners.delete(tell)
    removeEventListener('storage', tell)
  }
}

/** Whether somebody has a job on an account, in this tab or in another. */
export function useHasJob(who: string, account: string): boolean {
  const key = stateKeyOf(who, account)
  return useSyncExternalStore(subscribe, () => here.has(key) || key in localStorage)
}
