import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentNotice, dismissNotice, notice, subscribeToNotice } from './notice.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a notice is said to all who listen, and is gone after eight seconds', () => {
  const tell = vi.fn<() => void>()
  const stop = subscribeToNotice(tell)
  notice('Saved.')
  expect(currentNotice()).toEqual({ text: 'Saved.' })
  vi.advanceTimersByTime(8000)
  expect(currentNotice().text).toBe('')
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
  expect(currentNotice().text).toBe('Second.')
})

test('what can be undone stays long enough to press Undo, or until it is dismissed', () => {
  const undo = vi.fn<() => void>()
  notice('Renamed.', undo)
  vi.advanceTimersByTime(19_000)
  expect(currentNotice()).toEqual({ text: 'Renamed.', undo })
  dismissNotice()
  expect(currentNotice().text).toBe('')
})
