import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { heard, nameOf, type Pending, type Press } from './keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  timeStamp: 0,
  ...more,
})

const SOME = [{ keys: 'mod+k' }, { keys: '?' }, { keys: 'g s' }, { keys: 'c' }]

/** Which shortcuts a row of presses completes. */
function hits(...presses: Press[]): string[] {
  let pending: Pending
  return presses.flatMap((one) => {
    const result = heard(SOME, pending, one)
    pending = result.pending
    return result.hit?.keys ?? []
  })
}

test('the command key is Ctrl, and Command on a Mac', () => {
  expect(nameOf(press('k', { ctrlKey: true }), false)).toBe('mod+k')
  expect(nameOf(press('K', { metaKey: true }), true)).toBe('mod+k')
  expect(nameOf(press('k', { ctrlKey: true }), true)).toBe('')
  expect(nameOf(press('k', { metaKey: true }), false)).toBe('')
})

test('one key is a shortcut by itself, two only one soon after the other', () => {
  expect(hits(press('?'))).toEqual(['?'])
  expect(hits(press('g'), press('s', { timeStamp: 900 }))).toEqual(['g s'])
  expect(hits(press('g'), press('s', { timeStamp: 2000 }))).toEqual([])
  expect(hits(press('s'), press('g'))).toEqual([])
})

test('Shift on the way does not break a row, another letter does', () => {
  expect(hits(press('g'), press('Shift'), press('s'))).toEqual(['g s'])
  expect(hits(press('g'), press('x'), press('s'))).toEqual([])
  expect(hits(press('g'), press('c'))).toEqual(['c'])
})

const isHeld = ({ ctrlKey, metaKey, altKey }: Press) => ctrlKey || metaKey || altKey

test('with Ctrl, Alt or Command held no single key is a shortcut', () => {
  const anyPress = fc.record({
    key: fc.constantFrom('?', 'g', 's', 'c'),
    ctrlKey: fc.boolean(),
    metaKey: fc.boolean(),
    altKey: fc.boolean(),
    timeStamp: fc.constant(0),
  })
  fc.assert(
    fc.property(fc.array(anyPress.filter(isHeld)), (presses) => {
      expect(hits(...presses)).toEqual([])
    }),
  )
})
