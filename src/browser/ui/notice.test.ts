import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentNotice, notice, subscribeToNotice } from './notice.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a notice is said to all who listen, and is gone after eight seconds', () => {
  const tell = vi.fn<() => void>()
  const stop = subscribeToNotice(tell)
  notice('Saved.')
  expect(currentNotice()).toBe('Saved.')
  vi.advanceTimersByTime(8000)
  expect(currentNotice()).toBe('')
  expect(tell).toHaveBeenCalledTimes(2)
  stop()
  notice('Again.')
  expect(tell).toHaveBeenCalledTimes(2)
})

test('a second notice takes the place of the first, and has its own eight seconds', () => {
  notice('First.')
  vi.advanceTimersByTime(5000)
  notice('Second.')
  vi.advanceTimersByTime(5000)
  expect(currentNotice()).toBe('Second.')
})
