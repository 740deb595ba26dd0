import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '#contract/session.ts'
import { homeAccount, rememberAccount } from './last-account.ts'
import { storageOf } from './testing/storage.ts'

beforeEach(() => void vi.stubGlobal('localStorage', storageOf()))
afterEach(() => void vi.unstubAllGlobals())

const session = (...ids: string[]): Session => ({
  id: 'mine',
  directory: 'cloudflare',
  name: 'me@company.example',
  accounts: ids.map((id) => ({ id, name: id, roles: null })),
  edge: null,
})

test('one begins with the account looked at last, as long as it is still one’s own', () => {
  expect(homeAccount(session('one', 'two'))).toBe('one')
  rememberAccount(session('one', 'two'), 'two')
  expect(homeAccount(session('one', 'two'))).toBe('two')
  expect(homeAccount({ ...session('one', 'two'), id: 'yours' })).toBe('one')
  expect(homeAccount(session('one'))).toBe('one')
})

test('where there is one account nothing is kept', () => {
  rememberAccount(session('one'), 'one')
  expect(Object.keys(localStorage)).toEqual([])
})
