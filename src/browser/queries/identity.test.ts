import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '#contract/session.ts'
import { refusedOn } from '../api/refused.ts'
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
  vi.stubGlobal('window', {})
})
beforeAll(followIdentity)
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

test.each([
  ['is about to sign in or out', { kind: 'changing' }, 1],
  ['has become somebody else', { kind: 'is', id: 'second' }, 2],
])('when another tab %s, nothing under way counts any more', async (_, word, asked) => {
  const signals: AbortSignal[] = []
  vi.stubGlobal('fetch', (__: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal)
    return new Promise((___, fail) => signal.addEventListener('abort', () => fail(signal.reason)))
  })
  arrives('first')
  const stop = new QueryObserver(queryClient, sessionQuery).subscribe(() => undefined)
  void queryClient.refetchQueries(sessionQuery)
  await expect.poll(() => signals).toHaveLength(1)
  const other = new BroadcastChannel('identity')
  other.postMessage(word)
  await expect.poll(() => signals[0]?.aborted).toBe(true)
  await expect.poll(() => signals).toHaveLength(asked)
  stop()
  other.close()
})

test('what a refusal taught is known after a reload, and forgotten when one is looked up again', () => {
  sessionStorage.setItem(`${ownKey('first')}refused`, '{"one":["services.write"]}')
  arrives('first')
  expect(refusedOn('one')).toEqual(['services.write'])
  arrives('first')
  expect(refusedOn('one')).toEqual([])
  expect(sessionStorage.getItem(`${ownKey('first')}refused`)).toBe('{}')
})

test.each(['no json', '{"one":["wizardry"]}', '[]'])(
  'what was kept as %s teaches nothing',
  (kept) => {
    sessionStorage.setItem(`${ownKey('first')}refused`, kept)
    arrives('first')
    expect(refusedOn('one')).toEqual([])
  },
)
