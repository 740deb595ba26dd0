import { useSyncExternalStore } from 'react'
import { currentBudget, onBudget } from '../api/budget.ts'
import { type Pressure, pressureOf } from '../api/rate-limit.ts'

/** What the API's rate limit means for this page now. */
export const pressureNow = (): Pressure => pressureOf(currentBudget(), Date.now())

/** It also passes by itself: looked at every second. */
const subscribe = (tell: () => void) => {
  const stop = onBudget(tell)
  const timer = setInterval(tell, 1000)
  return () => {
    stop()
    clearInterval(timer)
  }
}

/** The same in a page, in its words. */
export const usePressure = (words: (pressure: Pressure) => string): string =>
  useSyncExternalStore(subscribe, () => words(pressureNow()))
