import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guardLeaving, leaveOrAsk } from './leave-guard.ts'

const page = new EventTarget()
const history = new EventTarget()
const traverseTo = vi.fn<(key: string) => object>(() => ({ finished: Promise.resolve() }))

beforeEach(() => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('location', { pathname: '/here' })
  vi.stubGlobal('navigation', Object.assign(history, { traverseTo }))
  vi.stubGlobal('window', { navigation: history })
})
afterEach(() => {
  vi.unstubAllGlobals()
  traverseTo.mockClear()
})

const closes = (): boolean => page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

/** Whether the browser goes on with a step back to an address. */
function goesBack(to: string): boolean {
  const step = { navigationType: 'traverse', destination: { key: 'before', url: `http://x${to}` } }
  return history.dispatchEvent(Object.assign(new Event('navigate', { cancelable: true }), step))
}

test('where nothing is to lose one leaves at once', () => {
  const go = vi.fn<() => void>()
  leaveOrAsk(go)
  expect(go).toHaveBeenCalledOnce()
  expect(closes()).toBe(true)
})

test('a guard is asked; whoever says yes leaves, and is not asked again', () => {
  const asked: (() => void)[] = []
  const release = guardLeaving((leave) => asked.push(leave))
  const go = vi.fn<() => void>(() => expect(closes()).toBe(true))
  leaveOrAsk(go)
  expect(go).not.toHaveBeenCalled()
  expect(closes()).toBe(false)
  asked[0]?.()
  expect(go).toHaveBeenCalledOnce()
  leaveOrAsk(go)
  expect(go).toHaveBeenCalledTimes(2)
  release()
})

test('Back is held, and taken up again when the answer is yes; a step within the page is not', () => {
  const asked: (() => void)[] = []
  const release = guardLeaving((leave) => asked.push(leave))
  expect(goesBack('/here?os=docker')).toBe(true)
  expect(goesBack('/elsewhere')).toBe(false)
  expect(asked).toHaveLength(1)
  asked[0]?.()
  expect(traverseTo).toHaveBeenCalledExactlyOnceWith('before')
  expect(goesBack('/elsewhere')).toBe(true)
  release()
})

test('a guard that was taken away asks nothing', () => {
  const ask = vi.fn<() => void>()
  guardLeaving(ask)()
  const go = vi.fn<() => void>()
  leaveOrAsk(go)
  expect(go).toHaveBeenCalledOnce()
  expect(closes()).toBe(true)
  expect(goesBack('/elsewhere')).toBe(true)
  expect(ask).not.toHaveBeenCalled()
})
