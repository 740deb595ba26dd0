/** What this page knows of the API's rate limit, from its own requests and from those of the browser's other tabs. */
import { type Budget, budgetAfter, UNLIMITED } from './rate-limit.ts'

let budget = UNLIMITED
const listeners = new Set<() => void>()

export const currentBudget = (): Budget => budget

/** Takes over what is known elsewhere. */
export function setBudget(next: Budget): void {
  budget = next
  for (const tell of listeners) tell()
}

/** Learns from an answer of the API. Where it says nothing of a limit, nothing changes and nobody is told. */
export function hearLimit({ status, headers }: Response): void {
  if (status !== 429 && !headers.has('ratelimit')) return
  setBudget(budgetAfter(budget, status, headers, Date.now()))
}

/** Calls `tell` when more is known, until the answered function is called. */
export const onBudget = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
