/**
 * What this page has asked for and not heard yet. When somebody signs in or out nothing of it counts any more: a late
 * answer would show what another identity saw.
 */
import { dropEarly } from './early.ts'

/** What became of a request that nobody waits for any more. */
export class Dropped extends Error {
  override name = 'Dropped' as const

  constructor() {
    super('Somebody has signed in or out since this was asked for.')
  }
}

let current = new AbortController()

/**
 * Ends when somebody signs in or out. Requests have this signal, and not that of their query, which ends when a page is
 * left: other tabs may wait for the same answer.
 */
export const underway = (): AbortSignal => current.signal

/** Ends all that is under way. */
export function dropUnderway(): void {
  current.abort(new Dropped())
  current = new AbortController()
  dropEarly()
}
