import { onTestFinished, vi } from 'vitest'

/** How long the edge waits for a registration, in milliseconds, unless it is told otherwise. */
const REGISTER_WITHIN = 10_000

/**
 * The edge's timers are in the hands of the test, until its end: what has a time to happen in has it on a busy machine
 * too, and what waits for its end does not. Without `passes` time stands still. What Node itself times is not touched.
 */
export function takeTime({ passes = false } = {}): { untilTooLate: () => void } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: passes })
  onTestFinished(() => void vi.useRealTimers())
  return {
    /** Whoever is to register by now has no time left. */
    untilTooLate: () => void vi.advanceTimersByTime(REGISTER_WITHIN),
  }
}
