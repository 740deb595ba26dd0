import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storageOf } from '../../queries/testing/storage.ts'
import { Unreachable } from '../../api/unreachable.ts'
import type { Change } from './change.ts'
import { countsOf } from './job.ts'
import { jobKeeper, type JobKeeper } from './job-keeper.ts'
import { keptJob } from './kept-job.ts'
import { configFor, fakeApi, type FakeApi } from './testing/fake-api.ts'
import { locksOf } from './testing/locks.ts'

const TUNNEL = '11111111-1111-4111-8111-111111111111'

const creating = (count: number): Change[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `s-${at + 1}`
    return { do: 'create', name, config: configFor(name, TUNNEL) }
  })

let ids = 0
/** A tab: a keeper over the storage that all tabs have. */
const tab = (api: FakeApi, acquire: Parameters<typeof jobKeeper>[1]['acquire'], who = 'me') =>
  jobKeeper(keptJob(who, 'account'), {
    api,
    width: 4,
    turn: () => new Promise((come) => setTimeout(come, 10)),
    now: Date.now,
    waitUntil: () => 0,
    acquire,
    newId: () => `job-${(ids += 1)}`,
    refresh: () => undefined,
  })

const statusOf = (keeper: JobKeeper) => keeper.seen().job?.status.is
const doneIn = (keeper: JobKeeper) => countsOf(keeper.seen().job ?? { outcomes: [] }).done

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', storageOf())
  vi.stubGlobal('sessionStorage', storageOf())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a job goes on in the next page where the one before was closed', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const first = tab(api, locks.acquire)
  expect(await first.start(creating(100))).toBe(true)
  await vi.advanceTimersByTimeAsync(150)
  first.close()
  expect(api.services().length).toBeGreaterThan(0)
  const second = tab(api, locks.acquire)
  await vi.advanceTimersByTimeAsync(2000)
  expect(statusOf(second)).toBe('finished')
  expect(doneIn(second)).toBe(100)
  expect(api.services()).toHaveLength(100)
})

test('a second tab sees how far the first is, begins nothing of its own, and goes on when that is closed', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const first = tab(api, locks.acquire)
  await first.start(creating(300))
  await vi.advanceTimersByTimeAsync(350)
  const second = tab(api, locks.acquire)
  await vi.advanceTimersByTimeAsync(110)
  expect(second.seen().doing.is).toBe('elsewhere')
  expect(doneIn(second)).toBeGreaterThan(0)
  expect(await second.start(creating(5))).toBe(false)
  first.close()
  await vi.advanceTimersByTimeAsync(2000)
  expect(statusOf(second)).toBe('finished')
  expect(api.services()).toHaveLength(300)
  expect([...api.made.values()].every((times) => times === 1)).toBe(true)
})

test('a job that is paused stays so after a reload, until somebody lets it go on', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const first = tab(api, locks.acquire)
  await first.start(creating(40))
  await vi.advanceTimersByTimeAsync(40)
  first.pause()
  await vi.advanceTimersByTimeAsync(500)
  const asked = api.asked()
  const second = tab(api, locks.acquire)
  await vi.advanceTimersByTimeAsync(1000)
  expect(statusOf(second)).toBe('paused')
  expect(api.asked()).toBe(asked)
  second.resume()
  await vi.advanceTimersByTimeAsync(2000)
  expect(statusOf(second)).toBe('finished')
  expect(api.services()).toHaveLength(40)
})

test('a job that is let go on while it still finds out what was done before the pause, goes on', async () => {
  const [fake, locks] = [fakeApi(), locksOf()]
  const answer = Promise.withResolvers<never>()
  const create = vi.fn<FakeApi['create']>(fake.create).mockReturnValueOnce(answer.promise)
  const jobs = tab({ ...fake, create }, locks.acquire)
  await jobs.start(creating(1))
  await vi.advanceTimersByTimeAsync(50)
  jobs.pause()
  answer.reject(new Unreachable('a test'))
  await vi.advanceTimersByTimeAsync(15)
  jobs.resume()
  await vi.advanceTimersByTimeAsync(2000)
  expect(statusOf(jobs)).toBe('finished')
  expect(fake.services()).toHaveLength(1)
})

test('a job that is stopped leaves what is done, and makes room for another', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const jobs = tab(api, locks.acquire)
  await jobs.start(creating(40))
  await vi.advanceTimersByTimeAsync(40)
  jobs.stop()
  await vi.advanceTimersByTimeAsync(500)
  expect(statusOf(jobs)).toBe('stopped')
  const { length } = api.services()
  expect(length).toBeGreaterThan(0)
  expect(length).toBeLessThan(40)
  expect(await jobs.start(creating(40))).toBe(true)
  await vi.advanceTimersByTimeAsync(2000)
  expect(api.services()).toHaveLength(40)
})

test('what was under way when a stopped job’s page was closed is not known, and not said to be under way', async () => {
  const [fake, locks] = [fakeApi(), locksOf()]
  const never = new Promise<never>(() => undefined)
  const first = tab({ ...fake, create: () => never }, locks.acquire)
  await first.start(creating(1))
  await vi.advanceTimersByTimeAsync(50)
  first.stop()
  expect(first.seen().job?.outcomes[0]).toMatchObject({ is: 'sent' })
  first.close()
  const second = tab(fake, locks.acquire)
  expect(second.seen().job?.outcomes[0]).toMatchObject({ is: 'unsure' })
})

test('the end of a job is told to who began it; once it is dismissed nothing of it is kept', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const jobs = tab(api, locks.acquire)
  const over = vi.fn<(job: object) => void>()
  await jobs.start(creating(3), over)
  await vi.advanceTimersByTimeAsync(500)
  expect(over).toHaveBeenCalledTimes(1)
  jobs.dismiss()
  expect(jobs.seen().job).toBeUndefined()
  expect(Object.keys(localStorage)).toEqual([])
})

test('the end is told once, too, of a job that was paused and let go on, by the tab that brought it about', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const jobs = tab(api, locks.acquire)
  const over = vi.fn<(job: object) => void>()
  await jobs.start(creating(40), over)
  await vi.advanceTimersByTimeAsync(40)
  jobs.pause()
  await vi.advanceTimersByTimeAsync(500)
  expect(over).not.toHaveBeenCalled()
  jobs.resume()
  await vi.advanceTimersByTimeAsync(2000)
  expect(over).toHaveBeenCalledTimes(1)
  jobs.dismiss()

  await jobs.start(creating(80).slice(40), over)
  await vi.advanceTimersByTimeAsync(40)
  jobs.pause()
  await vi.advanceTimersByTimeAsync(500)
  const another = tab(api, locks.acquire)
  another.resume()
  jobs.hear()
  await vi.advanceTimersByTimeAsync(2000)
  expect([statusOf(another), statusOf(jobs)]).toEqual(['finished', 'finished'])
  expect(over).toHaveBeenCalledTimes(1)
})

test('nobody sees the job of another identity', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  await tab(api, locks.acquire).start(creating(3))
  expect(tab(api, locks.acquire, 'another').seen().job).toBeUndefined()
})

test('once somebody has signed out, nothing is written down any more', async () => {
  const [api, locks] = [fakeApi(), locksOf()]
  const jobs = tab(api, locks.acquire)
  await jobs.start(creating(40))
  await vi.advanceTimersByTimeAsync(20)
  jobs.close()
  vi.stubGlobal('localStorage', storageOf())
  await vi.advanceTimersByTimeAsync(2000)
  expect(Object.keys(localStorage)).toEqual([])
})

test('where the browser gives no room, a job runs all the same, and says that it would not outlive a reload', async () => {
  vi.stubGlobal('localStorage', storageOf(0))
  const [api, locks] = [fakeApi(), locksOf()]
  const jobs = tab(api, locks.acquire)
  await jobs.start(creating(40))
  expect(jobs.seen().kept).toBe(false)
  await vi.advanceTimersByTimeAsync(40)
  jobs.pause()
  await vi.advanceTimersByTimeAsync(500)
  expect(await jobs.start(creating(5))).toBe(false)
  expect(statusOf(jobs)).toBe('paused')
  jobs.resume()
  await vi.advanceTimersByTimeAsync(2000)
  expect(statusOf(jobs)).toBe('finished')
  expect(api.services()).toHaveLength(40)
})
