/** What a page knows of something it asked for. Pure. */
import { Refusal } from '#contract/refusal.ts'

/** On its way; here, be it only what was last heard; or not known, and why. */
export type Known<T> = { is: 'coming' } | { is: 'here'; data: T } | { is: 'unknown'; error: Error }

/** What was here and is gone, or no longer ours to see: then what was last heard is not shown any more. */
const isLost = (error: Error): boolean =>
  error instanceof Refusal && (error.status === 404 || error.status === 403)

/** Whether it takes a role that is lacking: then asking again leads nowhere. */
export const isForbidden = (error: Error): boolean =>
  error instanceof Refusal && error.status === 403 && error.is('forbidden')

/** What a query has come to. */
export function knownOf<T>({
  data,
  error,
}: {
  data: T | undefined
  error: Error | null
}): Known<T> {
  if (error !== null && (data === undefined || isLost(error))) return { is: 'unknown', error }
  return data === undefined ? { is: 'coming' } : { is: 'here', data }
}
