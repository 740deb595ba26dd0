import { refuse } from '#contract/refusal.ts'

/** How often a sign-in may be tried, so that tokens can't be guessed. */
export interface Attempts {
  /** Counts one that begins. Throws a Refusal with status 429 when there were too many. */
  begin(from: string): Promise<void>
  /** Does not count it after all, for it succeeded. */
  forgive(from: string): Promise<void>
}

export const tooManyAttempts = () =>
  refuse(429, {
    kind: 'tooManyAttempts',
    message: 'Too many sign-ins have failed. Wait a minute, and try again.',
  })
