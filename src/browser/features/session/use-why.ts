import { useState } from 'react'
import { Refusal } from '#contract/refusal.ts'
import { wasSignedOutElsewhere } from '../../queries/identity.ts'

function reasonOf(error: Error | null, isSignedOutElsewhere: boolean): string | undefined {
  if (isSignedOutElsewhere) return 'You signed out in another tab.'
  if (error instanceof Refusal && error.is('sessionEnded')) return error.message
  return undefined
}

/**
 * Why one has to sign in, in sentences: where the last session tells, or one came from somewhere. `error` is what the
 * session answered.
 */
export function useWhy(error: Error | null, from: string | undefined): string | undefined {
  const [isSignedOutElsewhere] = useState(wasSignedOutElsewhere)
  const reason = reasonOf(error, isSignedOutElsewhere)
  if (from === undefined) return reason
  return `${reason ?? 'Your session has ended, or was not begun.'} After you sign in you go on where you were.`
}
