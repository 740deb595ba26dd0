import { useEffect, useState } from 'react'
import { pathTo } from '../../paths.ts'
import { ownKey } from '../../queries/own-key.ts'
import { useViewer } from '../shell/viewer.ts'

/**
 * The name typed for a tunnel, a new one unless its id is given, kept in this tab. It outlives a reload and a session
 * that ends; who leaves the page for anywhere else, or has saved, leaves it behind.
 */
export function useNameDraft(account: string, tunnel = 'new') {
  const key = `${ownKey(useViewer().id)}draft:${account}:tunnel-name:${tunnel}`
  const [start, setStart] = useState(() => sessionStorage.getItem(key) ?? '')
  useEffect(() => {
    const near = new Set([location.pathname, pathTo('signIn', {})])
    return () => {
      if (!near.has(location.pathname)) sessionStorage.removeItem(key)
    }
  }, [key])
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
