import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Deadline } from './deadline.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function start() {
  let reached = 0
  const deadline = new Deadline(() => (reached += 1))
  return { deadline, reached: () => reached }
}

test('a deadline is reached once, when its time is over', () => {
  const { deadline, reached } = start()
  deadline.set(100)
  vi.advanceTimersByTime(100)
  expect(reached()).toBe(0)
  vi.advanceTimersByTime(2)
  expect(reached()).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(reached()).toBe(1)
})

test('one that is put off again and again is not reached, and one that is brought forward is', () => {
  const { deadline, reached } = start()
  for (let packet = 0; packet < 20; packet += 1) {
    deadline.set(100)
    vi.advanceTimersByTime(50)
  }
  expect(reached()).toBe(0)
  deadline.set(10)
  vi.advanceTimersByTime(12)
  expect(reached()).toBe(1)
})

test.each([
  ['cleared', (deadline: Deadline) => deadline.clear()],
  ['set to nothing', (deadline: Deadline) => deadline.set(null)],
])('one that is %s is not reached', (_, end) => {
  const { deadline, reached } = start()
  deadline.set(100)
  end(deadline)
  vi.advanceTimersByTime(1000)
  expect(reached()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
