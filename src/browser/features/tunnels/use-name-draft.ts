import { useState } from 'react'
import { ownKey } from '../../queries/own-key.ts'
import { useLeftBehind } from '../shell/use-left-behind.ts'
import { useViewer } from '../shell/viewer.ts'

/**
 * The name typed for a tunnel, a new one unless its id is given, kept in this tab. It outlives a reload and a session
 * that ends; who leaves the page for anywhere else, or has saved, leaves it behind.
 */
export function useNameDraft(account: string, tunnel = 'new') {
  const key = `${ownKey(useViewer().id)}draft:${account}:tunnel-name:${tunnel}`
  const [start, setStart] = useState(() => sessionStorage.getItem(key) ?? '')
  useLeftBehind(key)
  return {
    /** What the box begins with. */
    start,
    keep: (name: string): void => {
      if (name === '') sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, name)
    },
    /** Lets it go, where the page stays. */
    drop: (): void => {
      sessionStorage.removeItem(key)
      setStart('')
    },
  }
}
