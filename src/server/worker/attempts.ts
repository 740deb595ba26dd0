import { type Attempts, tooManyAttempts } from '../session/attempts.ts'

/** A rate limiter of the platform. It counts by colo, and roughly. */
export interface RateLimit {
  limit(given: { key: string }): Promise<{ success: boolean }>
}

/** Leaves the counting to the platform, which forgets nothing before its minute is over: not those that succeed either. */
export const limitAttempts = (limiter: RateLimit): Attempts => ({
  async begin(from) {
    const { success } = await limiter.limit({ key: from })
    if (!success) throw tooManyAttempts()
  },
  async forgive() {},
})
