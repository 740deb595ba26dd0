import { useState } from 'react'

/**
 * For how long something has stayed the same, in milliseconds, as far as was heard at `heardAt`: who does not hear does
 * not wait either.
 */
export function useWaited(key: string, heardAt: number): number {
  const [mark, setMark] = useState(() => ({ key, since: Date.now() }))
  if (mark.key !== key) setMark({ key, since: heardAt })
  return mark.key === key ? Math.max(0, heardAt - mark.since) : 0
}
