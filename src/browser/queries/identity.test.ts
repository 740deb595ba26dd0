import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '#contract/session.ts'
import { queryClient } from './client.ts'
import { followIdentity } from './identity.ts'
import { ownKey } from './own-key.ts'
import { sessionQuery } from './session.ts'
import { storageOf } from './testing/storage.ts'

const someone = (id: string): Session => ({
  id,
  directory: 'cloudflare',
  name: 'API token',
  accounts: [{ id: 'one', name: 'Company', roles: null }],
  edge: null,
})
const arrives = (id: string) => queryClient.setQueryData(sessionQuery.queryKey, someone(id))

beforeEach(() => {
  vi.stubGlobal('sessionStorage', storageOf())
  vi.stubGlobal('localStorage', storageOf())
  // What tells other tabs would keep the test running.
  Reflect.deleteProperty(globalThis, 'BroadcastChannel')
  followIdentity()
})
afterEach(() => {
  queryClient.clear()
  vi.unstubAllGlobals()
})

test('what one token saw and typed stays when it signs in again, and is gone when another does', () => {
  arrives('first')
  localStorage.setItem(`${ownKey('first')}story`, 'seen')
  sessionStorage.setItem(`${ownKey('first')}draft`, 'typed')
  queryClient.clear()
  arrives('first')
  expect(Object.keys(localStorage)).toHaveLength(1)
  expect(Object.keys(sessionStorage)).toHaveLength(1)
  arrives('second')
  expect(Object.keys(localStorage)).toEqual([])
  expect(Object.keys(sessionStorage)).toEqual([])
})
