import { useEffect } from 'react'
import { pathTo } from '../../paths.ts'

/**
 * What this tab keeps for a page under a key outlives a reload and a session that ends; who leaves the page for anywhere
 * else leaves it behind. `also` is the path of a page that leads back here.
 */
export function useLeftBehind(key: string, also?: string): void {
  useEffect(() => {
    const near = new Set([location.pathname, pathTo('signIn', {}), also])
    return () => {
      if (!near.has(location.pathname)) sessionStorage.removeItem(key)
    }
  }, [key, also])
}
