import { useSyncExternalStore } from 'react'

const TICK = 30_000

const subscribe = (tell: () => void) => {
  const timer = setInterval(tell, TICK)
  return () => clearInterval(timer)
}
const tick = () => Math.floor(Date.now() / TICK) * TICK

/** The time in ms since 1970, by a clock that moves twice a minute: the one clock of all words about time. */
export const useNow = (): number => useSyncExternalStore(subscribe, tick)
