import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftKey, dropDraft, keepDraft, opening, readDraft } from './draft.ts'
import { EMPTY } from './service-form.ts'
import { asService } from './testing/arbitrary.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => void vi.unstubAllGlobals())

const NEW = draftKey('Admin', 'account')
const letGo = () => undefined
const TYPED = { ...EMPTY, name: 'api', host: '10.0.0.1' }

test('what was typed is found again, until it is dropped', () => {
  const draft = { start: EMPTY, typed: TYPED }
  expect(readDraft(NEW)).toBeUndefined()
  keepDraft(NEW, draft)
  expect(readDraft(NEW)).toEqual(draft)
  dropDraft(NEW)
  expect(readDraft(NEW)).toBeUndefined()
})

test('a form that says what it said at first leaves no draft', () => {
  keepDraft(NEW, { start: EMPTY, typed: TYPED })
  const { name, ...rest } = EMPTY
  keepDraft(NEW, { start: EMPTY, typed: { ...rest, name } })
  expect(readDraft(NEW)).toBeUndefined()
})

test('each service, each account and each person has a draft of its own', () => {
  keepDraft(NEW, { start: EMPTY, typed: TYPED })
  expect(readDraft(draftKey('Admin', 'account', 'service'))).toBeUndefined()
  expect(readDraft(draftKey('Admin', 'another'))).toBeUndefined()
  expect(readDraft(draftKey('Read', 'account'))).toBeUndefined()
})

test.each([
  '',
  'no json',
  '{}',
  JSON.stringify(TYPED),
  JSON.stringify({ start: EMPTY, typed: { ...TYPED, ports: 'none' } }),
])('a draft that an older form left, %j, is let go', (text) => {
  sessionStorage.setItem(NEW, text)
  expect(readDraft(NEW)).toBeUndefined()
})

test('a draft is shown as it was while it fits what the form begins with', () => {
  const draft = { start: EMPTY, typed: TYPED }
  expect(opening(undefined, EMPTY, letGo)).toEqual({ start: EMPTY, typed: EMPTY, found: 'none' })
  expect(opening(draft, { ...EMPTY }, letGo)).toEqual({ ...draft, found: 'kept' })
})

test('a draft remembers the service it was begun from, as far as it is known', () => {
  const began = {
    ...asService({
      name: 'api',
      type: 'http',
      host: { ipv4: '10.0.0.1', network: { tunnel_id: '11111111-2222-4333-8444-555555555555' } },
    }),
    secret: 'x',
  }
  keepDraft(NEW, { start: EMPTY, typed: TYPED, began })
  expect(readDraft(NEW)?.began).toEqual({ ...began, secret: 'not read' })
})

test('a draft begun from something else is let go, or shown as the form wants it', () => {
  const draft = { start: EMPTY, typed: TYPED }
  const start = { ...EMPTY, tunnel: 'new' }
  expect(opening(draft, start, letGo)).toEqual({ start, typed: start, found: 'let go' })
  const typed = { ...TYPED, tunnel: 'new' }
  expect(opening(draft, start, () => typed)).toEqual({ start, typed, found: 'kept' })
})
