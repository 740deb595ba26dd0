import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepGiven, MOST_KEPT, NOTHING, readGiven, textGiven } from './intake-draft.ts'

let isFull = false
const kept = new Map<string, string>()

beforeEach(() => {
  isFull = false
  kept.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (isFull) throw new DOMException('', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => void vi.unstubAllGlobals())

const PASTED = { ...NOTHING, pasted: 'name\napi' }

test('what was given is found again, and whether it was being checked', () => {
  expect(readGiven('key')).toEqual(NOTHING)
  const given = { pasted: 'typed', file: 'name\napi', isChecked: true }
  expect(keepGiven('key', given)).toBe('kept')
  expect(readGiven('key')).toEqual(given)
  expect(textGiven(given)).toBe('name\napi')
  expect(textGiven(PASTED)).toBe('name\napi')
})

test('nothing leaves nothing behind, and what is no draft is none', () => {
  keepGiven('key', PASTED)
  keepGiven('key', NOTHING)
  expect(kept.size).toBe(0)
  kept.set('key', '{"pasted":1}')
  expect(readGiven('key')).toEqual(NOTHING)
})

test.each([
  ['is too long', 'no room', () => ({ ...NOTHING, file: 'x'.repeat(MOST_KEPT) })],
  [
    'has a password in a URL',
    'secret',
    () => ({ ...NOTHING, pasted: 'a\nb,https://me:p ss,w@db.internal' }),
  ],
  [
    'had one before a file was taken',
    'secret',
    () => ({ ...PASTED, pasted: 'https://me:pw@x', file: 'name' }),
  ],
  [
    'finds the storage full',
    'no room',
    () => {
      isFull = true
      return PASTED
    },
  ],
])('what %s is said not to be kept, and takes what was kept before with it', (_, why, given) => {
  keepGiven('key', { ...NOTHING, pasted: 'older' })
  expect(keepGiven('key', given())).toBe(why)
  expect(readGiven('key')).toEqual(NOTHING)
})
