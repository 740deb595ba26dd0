import { QueryClient } from '@tanstack/react-query'
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { refuse } from '#contract/refusal.ts'
import { currentBudget, setBudget } from '../api/budget.ts'
import { UNLIMITED } from '../api/rate-limit.ts'
import { Dropped } from '../api/underway.ts'
import { tabsOf } from './tabs.ts'

const KEY = ['tunnelList', { account: 'a' }]
const HOUR = 3_600_000

type Ask = () => Promise<string>

const open: { leave: () => void }[] = []
afterEach(() => {
  for (const { leave } of open.splice(0)) leave()
  vi.useRealTimers()
})

/** No tab waits in vain: on a busy machine what another tells may take longer than it is waited for. */
const withoutHurry = () => vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })

/** A tab of somebody that shows a query which it last heard an hour ago. */
function tab(identity: string, meta: { pace?: () => number } = { pace: () => 1000 }) {
  const client = new QueryClient()
  const tabs = tabsOf(client)
  tabs.join(identity)
  open.push(tabs)
  client.getQueryCache().build(client, { queryKey: KEY, meta })
  client.setQueryData(KEY, 'old', { updatedAt: Date.now() - HOUR })
  return { client, tabs, shown: () => client.getQueryData(KEY) }
}

/** Answers when it is told to. */
function slowly<T>(answer: T) {
  const { promise, resolve } = Promise.withResolvers<T>()
  return { ask: vi.fn<() => Promise<T>>(() => promise), answer: () => resolve(answer) }
}

test('of two tabs that want the same at once one asks, and both have what it heard', async () => {
  withoutHurry()
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  const [first, second] = [slowly('new'), vi.fn<Ask>(async () => 'mine')]
  const hears = [one.tabs.shared(KEY, first.ask), other.tabs.shared(KEY, second)]
  await expect.poll(() => first.ask).toHaveBeenCalled()
  first.answer()
  expect(await Promise.all(hears)).toEqual(['new', 'new'])
  expect(second).not.toHaveBeenCalled()
})

test('a tab that did not ask shows what another heard, as of then', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  await one.tabs.shared(KEY, async () => 'new')
  await expect.poll(other.shown).toBe('new')
  const { dataUpdatedAt = 0 } = other.client.getQueryState(KEY) ?? {}
  expect(Date.now() - dataUpdatedAt).toBeLessThan(HOUR / 2)
})

test('tabs of different identities share nothing', async () => {
  const [one, other] = [tab(randomUUID()), tab(randomUUID())]
  const [mine, theirs] = [slowly('mine'), slowly('theirs')]
  const hears = [one.tabs.shared(KEY, mine.ask), other.tabs.shared(KEY, theirs.ask)]
  await expect.poll(() => mine.ask).toHaveBeenCalled()
  await expect.poll(() => theirs.ask).toHaveBeenCalled()
  mine.answer()
  theirs.answer()
  expect(await Promise.all(hears)).toEqual(['mine', 'theirs'])
  expect([one.shown(), other.shown()]).toEqual(['old', 'old'])
})

test('what was asked before a change is no answer after it', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  const before = slowly('before')
  const hearing = one.tabs.shared(KEY, before.ask)
  await expect.poll(() => before.ask).toHaveBeenCalled()
  await new Promise((later) => setTimeout(later, 2))
  other.tabs.changed(['tunnelList'])
  const again = other.tabs.shared(KEY, async () => 'after')
  before.answer()
  expect(await Promise.all([hearing, again])).toEqual(['before', 'after'])
  expect(other.shown()).not.toBe('before')
})

test('a tab that has just come is told what others know', async () => {
  withoutHurry()
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  one.client.setQueryData(KEY, 'known')
  other.client.removeQueries()
  other.client.getQueryCache().build(other.client, { queryKey: KEY, meta: { pace: () => 1000 } })
  const ask = vi.fn<Ask>(async () => 'mine')
  expect(await other.tabs.shared(KEY, ask, { lookAround: true })).toBe('known')
  expect(ask).not.toHaveBeenCalled()
})

test('a tab that has just come is not told what is out of date', async () => {
  const identity = randomUUID()
  const [, other] = [tab(identity), tab(identity)]
  other.client.removeQueries()
  other.client.getQueryCache().build(other.client, { queryKey: KEY, meta: { pace: () => 1000 } })
  const asked = other.tabs.shared(KEY, async () => 'mine', { lookAround: true })
  expect(await asked).toBe('mine')
})

test('a change in one tab is asked for again in the others', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  one.tabs.changed(['tunnelList'])
  await expect.poll(() => other.client.getQueryState(KEY)?.isInvalidated).toBe(true)
})

test('a refusal that one tab was given counts for those who waited with it', async () => {
  withoutHurry()
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  const { promise, reject } = Promise.withResolvers<string>()
  const [first, second] = [vi.fn<Ask>(() => promise), vi.fn<Ask>(async () => 'mine')]
  const hears = [one.tabs.shared(KEY, first), other.tabs.shared(KEY, second)]
  const ends = Promise.allSettled(hears)
  await expect.poll(() => first).toHaveBeenCalled()
  reject(refuse(403, { kind: 'forbidden', message: 'Not yours.' }))
  for (const end of await ends)
    expect(end).toMatchObject({
      status: 'rejected',
      reason: { status: 403, message: 'Not yours.' },
    })
  expect(second).not.toHaveBeenCalled()
})

test('what one tab does not wait for any more, another that wants it asks for itself', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  const { promise, reject } = Promise.withResolvers<string>()
  const first = vi.fn<Ask>(() => promise)
  const hears = [one.tabs.shared(KEY, first), other.tabs.shared(KEY, async () => 'mine')]
  const ends = Promise.allSettled(hears)
  await expect.poll(() => first).toHaveBeenCalled()
  reject(new Dropped())
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('an answer that does not fit the others is told nobody', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  const spy = vi.spyOn(other.client, 'setQueryData')
  await one.tabs.shared(KEY, async () => 'new', { fits: () => false })
  await one.tabs.shared(['other'], async () => 'new')
  one.tabs.changed(['tunnelList'])
  await expect.poll(() => other.client.getQueryState(KEY)?.isInvalidated).toBe(true)
  expect(spy).not.toHaveBeenCalled()
})

test('what is not polled is not heard either, whoever tells it', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity, {})]
  await one.tabs.shared(KEY, async () => 'new')
  one.tabs.changed(['tunnelList'])
  await expect.poll(() => other.client.getQueryState(KEY)?.isInvalidated).toBe(true)
  expect(other.shown()).toBe('old')
})

test('who has left hears nothing, and asks for itself', async () => {
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  other.tabs.leave()
  expect(await one.tabs.shared(KEY, async () => 'new')).toBe('new')
  expect(await other.tabs.shared(KEY, async () => 'mine')).toBe('mine')
  expect(other.shown()).toBe('old')
})

test('where tabs can not talk to each other, each asks for itself', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  Reflect.deleteProperty(globalThis, 'BroadcastChannel')
  const one = tab(randomUUID())
  expect(await one.tabs.shared(KEY, async () => 'mine')).toBe('mine')
  vi.unstubAllGlobals()
})

test('where tabs can not take turns, as on a page without TLS, each asks for itself', async () => {
  vi.stubGlobal('navigator', {})
  const identity = randomUUID()
  const [one, other] = [tab(identity), tab(identity)]
  const hears = [one, other].map(({ tabs }, at) => tabs.shared(KEY, async () => String(at)))
  expect(await Promise.all(hears)).toEqual(['0', '1'])
  one.tabs.changed(['tunnelList'])
  await expect.poll(() => other.client.getQueryState(KEY)?.isInvalidated).toBe(true)
  vi.unstubAllGlobals()
})

test('what one tab learns of the rate limit is told the others', async () => {
  const identity = randomUUID()
  const heard: unknown[] = []
  tab(identity)
  const other = new BroadcastChannel(identity)
  other.addEventListener('message', ({ data }) => heard.push(data))
  const budget = { share: 0.1, resetAt: 1, waitUntil: 2 }
  setBudget(budget)
  await expect.poll(() => heard).toEqual([{ kind: 'budget', budget }])
  const theirs = { ...budget, waitUntil: 3 }
  other.postMessage({ kind: 'budget', budget: theirs })
  await expect.poll(currentBudget).toEqual(theirs)
  expect(heard).toHaveLength(1)
  other.close()
  setBudget(UNLIMITED)
})
