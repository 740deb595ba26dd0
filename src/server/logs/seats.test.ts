import { expect, onTestFinished, test, vi } from 'vitest'
import { MOST_STREAMS } from '#contract/log-stream.ts'
import { createSeats } from './seats.ts'

test('there are a hundred places, of which one identity has ten at most', () => {
  const take = createSeats()
  const seats = Array.from({ length: MOST_STREAMS.all }, (_, at) => take(`${at % 10}`))
  expect(() => take('0')).toThrow('10 log streams already')
  expect(() => take('somebody else')).toThrow('100 log streams')
  seats[1]?.leave()
  expect(() => take('0')).toThrow('10 log streams already')
  expect(() => take('somebody else')).not.toThrow()
})

test('a place that nobody began to use is free again after ten seconds, and one in use is not', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const take = createSeats()
  for (let count = 0; count < MOST_STREAMS.each; count += 1) {
    const seat = take('one')
    if (count > 0) seat.keep()
  }
  expect(() => take('one')).toThrow('10 log streams already')
  vi.advanceTimersByTime(10_000)
  take('one').keep()
  vi.advanceTimersByTime(10_000)
  expect(() => take('one')).toThrow('10 log streams already')
})

test('a place in use whose stream gives no sign of life for a minute is free again', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const take = createSeats()
  const seats = Array.from({ length: MOST_STREAMS.each }, () => take('one'))
  for (const seat of seats) seat.keep()
  vi.advanceTimersByTime(59_999)
  seats[0]?.keep()
  expect(() => take('one')).toThrow('10 log streams already')
  vi.advanceTimersByTime(1)
  for (let count = 1; count < MOST_STREAMS.each; count += 1) take('one')
  expect(() => take('one')).toThrow('10 log streams already')
})
