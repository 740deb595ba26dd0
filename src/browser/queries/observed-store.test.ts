import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { event } from '#contract/testing/event.ts'
import { MOST_TUNNELS, observedStore } from './observed-store.ts'
import { forgetOwn, ownKey } from './own-key.ts'
import { storageOf } from './testing/storage.ts'

beforeEach(() => {
  vi.stubGlobal('localStorage', storageOf())
  vi.stubGlobal('sessionStorage', storageOf())
})
afterEach(() => void vi.unstubAllGlobals())

const ME = observedStore(ownKey('mine'))
const place = (tunnel: string) => ({ account: 'a', tunnel })
const seen = (at: number) => ({ tunnel: { at, name: 'aws', status: 'down', deleted: false } })

test('what was seen is found again, by nobody else, until one signs out', () => {
  ME.see(place('t'), seen(1))
  ME.tell(place('t'), [event({})])
  expect(ME.seen(place('t'))).toEqual(seen(1))
  expect(ME.story(place('t'))).toEqual([event({})])
  expect(observedStore(ownKey('yours')).seen(place('t'))).toBeUndefined()
  localStorage.setItem('theme', 'dark')
  forgetOwn()
  expect(ME.story(place('t'))).toEqual([])
  expect(Object.keys(localStorage)).toEqual(['theme'])
})

test('only so many tunnels are followed: the one not looked at for longest is let go', () => {
  for (let at = 1; at <= MOST_TUNNELS; at += 1) ME.see(place(String(at)), seen(at))
  ME.tell(place('1'), [event({})])
  ME.see(place('new'), seen(100))
  expect(ME.seen(place('1'))).toBeUndefined()
  expect(ME.story(place('1'))).toEqual([])
  expect(ME.seen(place('2'))).toBeDefined()
  expect(ME.seen(place('new'))).toBeDefined()
})

test('what is torn or of another version is as good as nothing', () => {
  ME.see(place('t'), seen(1))
  const [key = ''] = Object.keys(localStorage)
  for (const text of ['{"tunnel":', '{"tunnel":{"at":"yesterday"}}']) {
    localStorage.setItem(key, text)
    expect(ME.seen(place('t'))).toBeUndefined()
  }
})

test('where the browser gives no more room nothing breaks', () => {
  vi.stubGlobal('localStorage', storageOf(0))
  ME.see(place('t'), seen(1))
  expect(ME.seen(place('t'))).toBeUndefined()
})
