/** How often a sign-in may be tried, so that tokens can't be guessed. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from '#contract/refusal.ts'

/** Of those that fail, from one address. */
const MOST = 10
const WITHIN_SECONDS = 60

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

/** Counts in the memory of this process. */
export function countAttempts(): Attempts {
  const limiter = new RateLimiterMemory({ points: MOST, duration: WITHIN_SECONDS })
  return {
    async begin(from) {
      await limiter.consume(from).catch((error: unknown) => {
        throw error instanceof RateLimiterRes ? tooManyAttempts() : error
      })
    },
    async forgive(from) {
      await limiter.reward(from)
    },
  }
}
