import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '#contract/refusal.ts'
import type { VpcService } from '#contract/service.ts'
import type { Change } from './change.ts'
import { countsOf, type Job, jobOf } from './job.ts'
import { troubleOf } from './attempt.ts'
import { configFor, FATES, type Fate, fakeApi, namesOn } from './testing/fake-api.ts'
import { runToTheEnd } from './testing/run-job.ts'

const [OLD, NEW] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
] as const

const namesUpTo = (count: number) => Array.from({ length: count }, (_, at) => `s-${at + 1}`)
const creating = (names: readonly string[]): Change[] =>
  names.map((name) => ({ do: 'create', name, config: configFor(name, OLD) }))

/** Trouble without end: what comes after the last of it goes well, so that a job can end. */
function fateOf(fates: readonly Fate[]): () => Fate {
  const left = [...fates]
  return () => left.shift() ?? 'well'
}

const WELL = (): Fate => 'well'

/** The names of the services that a job says it has made, by their ids. */
const namesDone = ({ outcomes }: Job, services: readonly VpcService[]) =>
  outcomes.flatMap((outcome) =>
    outcome.is === 'done'
      ? services.filter((one) => one.service_id === outcome.service).map(({ name }) => name)
      : [],
  )

const Trouble = {
  count: fc.integer({ min: 1, max: 25 }),
  fates: fc.array(fc.constantFrom(...FATES), { maxLength: 25 }),
  lives: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
  writtenEach: fc.integer({ min: 1, max: 12 }),
}

test('whatever is lost, refused or closed on the way, each service is there once in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(Trouble), async ({ count, fates, lives, writtenEach }) => {
      const api = fakeApi(fateOf(fates))
      const names = namesUpTo(count)
      const job = await runToTheEnd(jobOf('job', creating(names)), { api, lives, writtenEach })
      const { failed, left } = countsOf(job)
      expect(left).toBe(0)
      // A change that nothing is told about is given up after some tries, and may then be done or not.
      const made = namesOn(api.services(), OLD)
      expect(new Set(made).size).toBe(made.length)
      expect([...api.made.values()].every((times) => times === 1)).toBe(true)
      expect(made.length).toBeGreaterThanOrEqual(count - failed)
      expect(failed).toBeLessThanOrEqual(fates.length / 5)
      expect(namesDone(job, api.services())).toEqual(
        names.filter((_, at) => job.outcomes[at]?.is === 'done'),
      )
    }),
    { numRuns: 400 },
  )
})

test('services are moved once each, and keep everything else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(Trouble), async ({ count, fates, lives, writtenEach }) => {
      const fate = { next: WELL }
      const api = fakeApi(() => fate.next())
      const before = namesUpTo(count).map((name) => api.put(configFor(name, OLD)))
      const changes: Change[] = before.map(({ service_id: service, name }) => ({
        do: 'move',
        name,
        service,
        from: OLD,
        to: NEW,
      }))
      fate.next = fateOf(fates)
      const job = await runToTheEnd(jobOf('job', changes), { api, lives, writtenEach })
      const { failed } = countsOf(job)
      expect(namesOn(api.services(), NEW).length).toBeGreaterThanOrEqual(count - failed)
      expect(api.services().map(({ host }) => host.hostname)).toEqual(
        before.map(({ host }) => host.hostname),
      )
    }),
    { numRuns: 200 },
  )
})

test('services are deleted, those that others deleted meanwhile are said to be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(Trouble), async ({ count, fates, lives, writtenEach }) => {
      const fate = { next: WELL }
      const api = fakeApi(() => fate.next())
      const changes: Change[] = namesUpTo(count)
        .map((name) => api.put(configFor(name, OLD)))
        .map(({ service_id: service, name }) => ({ do: 'delete', name, service }))
      fate.next = fateOf(fates)
      const job = await runToTheEnd(jobOf('job', changes), { api, lives, writtenEach })
      expect(api.services().length).toBeLessThanOrEqual(countsOf(job).failed)
    }),
    { numRuns: 200 },
  )
})

test('a thousand services take as many requests as there are, where nothing goes wrong', async () => {
  const api = fakeApi()
  const job = await runToTheEnd(jobOf('job', creating(namesUpTo(1000))), { api })
  expect(countsOf(job)).toEqual({ done: 1000, skipped: 0, failed: 0, left: 0, total: 1000 })
  expect(api.asked()).toBe(1000)
})

test('what is there already is skipped where it is equal, and left alone where it is not', async () => {
  const api = fakeApi()
  api.put(configFor('s-1', OLD))
  api.put(configFor('s-2', NEW))
  const job = await runToTheEnd(jobOf('job', creating(namesUpTo(3))), { api })
  expect(job.outcomes).toMatchObject([
    { is: 'skipped', why: 'It is already there, and equal.' },
    { is: 'failed', why: expect.stringContaining('It differs in: tunnel.') },
    { is: 'done' },
  ])
  expect(namesOn(api.services(), NEW)).toEqual(['s-2'])
})

test('a service that somebody moved or deleted meanwhile is left as it is', async () => {
  const third = '33333333-3333-4333-8333-333333333333'
  const api = fakeApi()
  const there = api.put(configFor('there', NEW)).service_id
  const elsewhere = api.put(configFor('elsewhere', third)).service_id
  const move = (name: string, service: string): Change => ({
    do: 'move',
    name,
    service,
    from: OLD,
    to: NEW,
  })
  const changes = [move('there', there), move('elsewhere', elsewhere), move('gone', 'gone')]
  const job = await runToTheEnd(jobOf('job', changes), { api })
  expect(job.outcomes).toEqual([
    { is: 'skipped', why: 'It is on this tunnel already.' },
    { is: 'skipped', why: 'Somebody has moved it to a third tunnel meanwhile.' },
    { is: 'skipped', why: 'It has been deleted meanwhile.' },
  ])
})

test('who may not is told so once, and nothing else is asked', async () => {
  const api = fakeApi()
  const asked: string[] = []
  const refusing = {
    ...api,
    create: async ({ name }: { name: string }) => {
      asked.push(name)
      throw refuse(403, { kind: 'forbidden', message: 'You may not.' })
    },
  }
  const job = jobOf('job', creating(namesUpTo(50)))
  const ended = await runToTheEnd(job, { api: refusing, untilAtRest: true })
  expect(ended.status).toEqual({ is: 'paused', why: 'You may not.' })
  expect(countsOf(ended).left).toBe(50)
  expect(asked.length).toBeLessThanOrEqual(4)
})

test('a session that has ended is said to have, and not what the API tells programs', () => {
  const ended = refuse(401, { kind: 'noCredentials', message: 'Send an API token.' })
  expect(troubleOf(ended)).toEqual({ is: 'barred', why: 'The session had ended.' })
})
