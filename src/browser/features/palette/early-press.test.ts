import { expect, test } from 'vitest'
import { windowWanted } from './early-press.ts'

const press = (key: string, given: { ctrlKey?: boolean; timeStamp?: number } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  timeStamp: 0,
  ...given,
})
const CTRL_K = press('k', { ctrlKey: true })
const always = () => true
const never = () => false

test('what was pressed last before there was code says which window opens', () => {
  expect(windowWanted([], 0, always)).toBeUndefined()
  expect(windowWanted([CTRL_K], 1000, always)).toBe('commands')
  expect(windowWanted([CTRL_K, press('?')], 1000, always)).toBe('shortcuts')
  expect(windowWanted([press('?'), CTRL_K], 1000, always)).toBe('commands')
})

test('a question mark that was typed, or is turned off, opens nothing; Ctrl and K does also there', () => {
  expect(windowWanted([press('?')], 1000, never)).toBeUndefined()
  expect(windowWanted([CTRL_K, press('?')], 1000, never)).toBe('commands')
})

test('what was pressed long ago, or means something else, opens nothing', () => {
  expect(windowWanted([CTRL_K], 10_000, always)).toBeUndefined()
  expect(windowWanted([press('k')], 1000, always)).toBeUndefined()
})
