import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Attempts, tooManyAttempts } from './attempts.ts'

/** Of those that fail, from one address. */
const MOST = 10
const WITHIN_SECONDS = 60

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
