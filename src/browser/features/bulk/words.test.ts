import { expect, test } from 'vitest'
import { VpcService } from '#contract/service.ts'
import { clock } from '../../ui/time.ts'
import { toCsv, unguarded } from './csv.ts'
import type { Change, Outcome } from './change.ts'
import { jobOf, type Job } from './job.ts'
import { progressWords, reportOf, stateWords } from './job-words.ts'
import { gapOf, turns } from './pacing.ts'
import { moving, movingBack } from './plans.ts'
import { scopeChoices } from './scopes.ts'

const MOVE: Change = { do: 'move', name: 'a', service: 'id', from: 'old', to: 'new' }
const DONE: Outcome = { is: 'done', service: 'id' }
const FAILED: Outcome = { is: 'failed', why: 'It broke.' }

const jobWith = (outcomes: readonly Outcome[], status: Job['status'] = { is: 'going' }): Job => ({
  ...jobOf(
    'job',
    outcomes.map(() => MOVE),
  ),
  outcomes,
  status,
})

const service = (tunnel_id: string, given: object = {}) =>
  VpcService.parse({
    service_id: `on-${tunnel_id}`,
    name: 'a',
    type: 'http',
    host: { hostname: 'a.internal', resolver_network: { tunnel_id } },
    ...given,
  })

test('how far a job is, and what it waits for, is said in words', () => {
  const job = jobWith([DONE, FAILED, { is: 'skipped', why: 'It is gone.' }])
  expect(progressWords(job)).toBe('1 of 3 moved, 1 skipped, 1 failed')
  const until = Date.UTC(2026, 2, 1)
  expect(stateWords(job, { is: 'waiting', until })).toContain(clock(until))
  expect(stateWords(job, { is: 'unreachable', why: 'No answer.' })).toMatch(
    /^No answer\. It goes on by itself/,
  )
  expect(stateWords(job, { is: 'elsewhere' })).toMatch(/^Another tab/)
  const paused = jobWith([DONE], { is: 'paused', why: 'You may not.' })
  expect(stateWords(paused, { is: 'working' })).toBe('Paused: You may not.')
  const waiting: Outcome = { is: 'waiting', tries: 0, lost: false, why: '' }
  expect(stateWords(jobWith([DONE, waiting], { is: 'stopped' }), { is: 'working' })).toBe(
    'Stopped. 1 was not tried.',
  )
  const left = [waiting, waiting, { ...waiting, is: 'sent' }, { ...waiting, is: 'unsure' }] as const
  expect(stateWords(jobWith([DONE, ...left], { is: 'stopped' }), { is: 'working' })).toBe(
    'Stopped. 1 is still under way. 1 was asked for and not answered. 2 were not tried.',
  )
})

test('a report tells of every change what came of it, also of those that nobody knows of', () => {
  const unsure: Outcome = { is: 'unsure', tries: 1, lost: true, why: '' }
  expect(reportOf(jobWith([DONE, FAILED, unsure]))).toEqual([
    { name: 'a', service_id: 'id', result: 'moved', why: '' },
    { name: 'a', service_id: 'id', result: 'failed', why: 'It broke.' },
    {
      name: 'a',
      service_id: 'id',
      result: 'not known',
      why: 'It was asked for, and not answered.',
    },
  ])
})

test('a change whose answer is awaited is no trouble, also once the job is stopped', () => {
  const sent: Outcome = { is: 'sent', tries: 1, lost: false, why: '' }
  for (const job of [jobWith([sent]), jobWith([sent], { is: 'stopped' })])
    expect(reportOf(job)).toMatchObject([{ result: 'under way', why: '' }])
})

test('services that are there already or not wholly known are left out of a move, each with why', () => {
  const { changes, leftOut } = moving(
    [service('old'), service('new'), service('odd', { type: 'udp' })],
    'new',
  )
  expect(changes).toEqual([{ ...MOVE, service: 'on-old' }])
  expect(leftOut.map(({ why }) => why)).toEqual([
    'It is on this tunnel already.',
    expect.stringContaining('it is of a type that VPC Console does not know'),
  ])
})

test('a move is taken back only if all of it was done', () => {
  expect(movingBack(jobWith([DONE]))).toEqual([{ ...MOVE, from: 'new', to: 'old' }])
  expect(movingBack(jobWith([DONE, FAILED]))).toBeUndefined()
})

/** How many requests fit five minutes, with so many milliseconds between them. */
const inFiveMinutes = (gap: number): number => (5 * 60_000) / gap

test('a job leaves a Cloudflare token room for the page, and the more the scarcer its limit is', () => {
  const none = { kind: 'none' } as const
  expect(gapOf('local', none)).toBe(0)
  expect(inFiveMinutes(gapOf('cloudflare', none))).toBeLessThan(1200 * 0.75)
  const scarce = gapOf('cloudflare', { kind: 'near', stretch: 10 })
  expect(inFiveMinutes(scarce)).toBeLessThan(1200 * 0.2)
})

test('turns are handed out one after the other, with the gap between them', async () => {
  const slept: number[] = []
  const turn = turns(
    () => 100,
    () => 0,
    async (wait) => void slept.push(wait),
  )
  await Promise.all([turn(), turn(), turn()])
  expect(slept).toEqual([100, 200])
})

test('what a spreadsheet would take for a formula is guarded, and taken back as it was', () => {
  for (const name of ['=1+1', '+1', '-1', '@x', "'=1", "''@x"]) {
    const [, cell = ''] = toCsv(['name'], [{ name }]).trim().split('\r\n')
    expect(cell).toBe(`'${name}`)
    expect(unguarded(cell)).toBe(name)
  }
  expect(toCsv(['name'], [{ name: "it's" }])).toBe("name\r\nit's\r\n")
})

test('a CSV file says that it is UTF-8 only where that makes a difference', () => {
  expect(toCsv(['name'], [{ name: 'cafe' }])).not.toContain('\uFEFF')
  expect(toCsv(['name'], [{ name: 'café' }])).toMatch(/^\uFEFF/)
})

test('what can be exported is all, what is shown, and what is selected, as far as they differ', () => {
  const [a, b] = [service('a'), service('b')]
  const labels = (shown: VpcService[], selected: VpcService[]) =>
    scopeChoices({ all: [a, b], shown, selected }).map(({ label }) => label)
  expect(labels([a, b], [])).toEqual(['All 2 VPC Services'])
  expect(labels([a], [b])).toEqual([
    'All 2 VPC Services',
    'The 1 that fit the filters',
    'The 1 selected',
  ])
})
