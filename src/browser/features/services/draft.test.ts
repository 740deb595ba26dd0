import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.ts'
import { EMPTY } from './service-form.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => void vi.unstubAllGlobals())

const NEW = draftKey('account')

test('what was typed is found again, until it is dropped', () => {
  const typed = { ...EMPTY, name: 'api', host: '10.0.0.1' }
  expect(readDraft(NEW)).toBeUndefined()
  keepDraft(NEW, typed)
  expect(readDraft(NEW)).toEqual(typed)
  dropDraft(NEW)
  expect(readDraft(NEW)).toBeUndefined()
})

test('each service and each account has a draft of its own', () => {
  keepDraft(NEW, { ...EMPTY, name: 'new' })
  expect(readDraft(draftKey('account', 'service'))).toBeUndefined()
  expect(readDraft(draftKey('another'))).toBeUndefined()
})

test.each(['', 'no json', '{}', JSON.stringify({ ...EMPTY, ports: 'none' })])(
  'a draft that an older form left, %j, is let go',
  (text) => {
    sessionStorage.setItem(NEW, text)
    expect(readDraft(NEW)).toBeUndefined()
  },
)
