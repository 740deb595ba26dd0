import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startHeartbeat } from './heartbeat.ts'

const PACE = { pingEvery: 3000, pingTimeout: 5000 }

/** A peer that answers each ping after a while, or not at all. */
function peer(answersAfter: number | undefined) {
  return {
    ping: vi.fn<(callback: (error: Error | null) => void) => boolean>((callback) => {
      if (answersAfter !== undefined) setTimeout(callback, answersAfter, null)
      return true
    }),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('a peer that answers, however late within the time, is kept and pinged on', () => {
  const [slow, onSilence] = [peer(4999), vi.fn<() => void>()]
  startHeartbeat(slow, PACE, onSilence)
  vi.advanceTimersByTime(60_000)
  expect(slow.ping).toHaveBeenCalledTimes(8)
  expect(onSilence).not.toHaveBeenCalled()
})

test('a peer that falls silent is found out within ten seconds, once', () => {
  const [silent, onSilence] = [peer(undefined), vi.fn<() => void>()]
  startHeartbeat(silent, PACE, onSilence)
  vi.advanceTimersByTime(7999)
  expect(onSilence).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(onSilence).toHaveBeenCalledOnce()
})

test.each([1000, 4000])('a heartbeat stopped after %d ms stays stopped', (time) => {
  const [silent, onSilence] = [peer(undefined), vi.fn<() => void>()]
  const heartbeat = startHeartbeat(silent, PACE, onSilence)
  vi.advanceTimersByTime(time)
  heartbeat.stop()
  vi.advanceTimersByTime(60_000)
  expect(onSilence).not.toHaveBeenCalled()
})
