import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  currentNotice,
  dismissNotice,
  holdNotice,
  notice,
  problemNotice,
  releaseNotice,
  subscribeToNotice,
  undoNotice,
} from './notice.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  dismissNotice()
  vi.useRealTimers()
})

const text = () => currentNotice()?.text

test('a notice is said to all who listen, and is gone after eight seconds', () => {
  const tell = vi.fn<() => void>()
  const stop = subscribeToNotice(tell)
  notice('Saved.')
  expect(currentNotice()).toMatchObject({ kind: 'result', text: 'Saved.' })
  vi.advanceTimersByTime(8000)
  expect(currentNotice()).toBeUndefined()
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
  expect(text()).toBe('Second.')
})

test('the same said twice is two notices, so that it is read out twice', () => {
  notice('Copied.')
  const first = currentNotice()?.id
  notice('Copied.')
  expect(currentNotice()?.id).not.toBe(first)
})

test('what can be undone stays for twenty seconds, or until it is dismissed', () => {
  const undo = vi.fn<() => void>()
  notice('Renamed.', undo)
  vi.advanceTimersByTime(19_999)
  expect(text()).toBe('Renamed.')
  vi.advanceTimersByTime(1)
  expect(text()).toBeUndefined()
  notice('Renamed.', undo)
  dismissNotice()
  expect(text()).toBeUndefined()
  expect(undo).not.toHaveBeenCalled()
})

test('its time stands still while somebody is at it, and goes on when they leave', () => {
  notice('Saved.')
  vi.advanceTimersByTime(2000)
  holdNotice()
  holdNotice()
  vi.advanceTimersByTime(60_000)
  expect(text()).toBe('Saved.')
  releaseNotice()
  vi.advanceTimersByTime(5999)
  expect(text()).toBe('Saved.')
  vi.advanceTimersByTime(1)
  expect(text()).toBeUndefined()
})

test('who leaves it in the last moment still has four seconds', () => {
  notice('Saved.')
  vi.advanceTimersByTime(7990)
  holdNotice()
  releaseNotice()
  vi.advanceTimersByTime(3999)
  expect(text()).toBe('Saved.')
})

test('undoing takes it away at once, and says when it is done', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  notice('Renamed.', () => promise)
  const undone = undoNotice()
  expect(text()).toBeUndefined()
  resolve()
  await undone
  expect(text()).toBe('Undone.')
})

test.each([
  ['at once', () => notice('It is called a again.')],
  ['later', () => Promise.resolve().then(() => notice('It is called a again.'))],
])('what an undo says itself %s is not said over', async (_, undo) => {
  notice('Renamed.', undo)
  await undoNotice()
  expect(text()).toBe('It is called a again.')
})

test('an undo that does not tell when it is done is not called done', async () => {
  notice('Renamed.', () => undefined)
  await undoNotice()
  expect(text()).toBeUndefined()
})

test('an undo that fails says so, and why', async () => {
  notice('Renamed.', () => Promise.reject(new Error('The name is taken.')))
  await undoNotice()
  expect(currentNotice()).toMatchObject({
    kind: 'problem',
    text: 'It could not be undone. The name is taken.',
  })
  expect(currentNotice()?.undo).toBeUndefined()
})

test('a problem stays longer than a result', () => {
  problemNotice('It failed.')
  vi.advanceTimersByTime(19_000)
  expect(text()).toBe('It failed.')
})

test('without anything to undo, nothing is undone', async () => {
  notice('Saved.')
  await undoNotice()
  expect(text()).toBe('Saved.')
})
