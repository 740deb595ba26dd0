import { expect, test } from 'vitest'
import type { LiveConnector } from '#contract/live.ts'
import { event } from '#contract/testing/event.ts'
import {
  consequence,
  countOf,
  marksNoted,
  marksTold,
  progressWords,
  rotationNoted,
  rotationTold,
  stageOf,
} from './rotation.ts'

const live = (id: string, token: LiveConnector['token']) => ({
  id,
  token,
  config_version: null,
  connections: [],
})

const running = (id: string, run_at = '') => ({ id, run_at })

const rotatedAt = (last_at: string, actor: string) =>
  event({ kind: 'token_rotated', last_at, actor })

test('the edge tells who came with which token', () => {
  expect([...marksTold([live('a', 'current'), live('b', 'former')])]).toEqual([
    ['a', 'new'],
    ['b', 'old'],
  ])
})

test('where the API does not tell, who was there at the rotation is on the old token', () => {
  const noted = { at: 0, connectors: ['a', 'gone'] }
  expect([...marksNoted([running('a'), running('b')], noted)]).toEqual([
    ['a', 'old'],
    ['b', 'new'],
  ])
})

test('where those who were there could not be asked for, who runs since before is on the old token', () => {
  const noted = { at: Date.parse('2026-03-01T12:00:00Z'), connectors: null }
  const all = [running('a', '2026-03-01T11:59:59Z'), running('b', '2026-03-01T12:00:01Z')]
  expect([...marksNoted(all, noted).values()]).toEqual(['old', 'new'])
})

test('of a rotation that this browser did not make nothing is claimed', () => {
  expect(marksNoted([running('a')], null).size).toBe(0)
  expect(rotationNoted(null)).toBeUndefined()
})

test('the last rotation is the newest that is told, with who made it', () => {
  const events = [
    event({}),
    rotatedAt('2026-03-02T00:00:00Z', 'Ann'),
    rotatedAt('2026-03-01T00:00:00Z', 'Bo'),
  ]
  expect(rotationTold(events)).toEqual({ at: '2026-03-02T00:00:00Z', by: 'Ann' })
  expect(rotationTold([event({})])).toBeUndefined()
  expect(rotationNoted({ at: 0, connectors: [] })).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    by: null,
  })
})

test('of whom nothing is known is counted apart', () => {
  const marks = new Map([
    ['a', 'old'],
    ['b', 'new'],
  ] as const)
  const all = [running('a'), running('b'), running('c')]
  expect(countOf(all, marks)).toEqual({ total: 3, old: 1, unknown: 1 })
})

test.each([
  [2, 0, 0, false, 'untouched'],
  // Whoever rotated, and however long ago: it is seen by those who are left.
  [2, 1, 0, false, 'underway'],
  [0, 0, 0, true, 'nobody'],
  [2, 0, 1, true, 'underway'],
  [2, 0, 0, true, 'done'],
])('of %i, %i old and %i unknown, rotated %s: %s', (total, old, unknown, rotated, stage) => {
  expect(stageOf({ total, old, unknown }, rotated)).toBe(stage)
})

test.each([
  [0, 0, 0, 'No connector is connected.'],
  [1, 0, 0, 'Its connector is connected with the new token.'],
  [3, 0, 0, 'All 3 connectors are connected with the new token.'],
  [3, 0, 1, 'Which token each connector came with is not known yet.'],
  [1, 1, 0, '1 of 1 connector is still on the old token.'],
  [3, 2, 1, '2 of 3 connectors are still on the old token.'],
])('of %i connectors, %i old and %i unknown, it is said: %s', (total, old, unknown, words) => {
  expect(progressWords({ total, old, unknown })).toBe(words)
})

test.each([
  [false, 2, 'The 2 connectors that are connected will stay connected'],
  [true, 1, 'The connector that is connected will be disconnected at once'],
  [true, undefined, 'Those that are connected will be disconnected at once'],
  [true, 0, 'No connector is connected now.'],
])('before it is done it is said what becomes of who is connected: %s, %s', (cuts, many, words) => {
  expect(consequence(cuts, many)).toMatch(new RegExp(`^${words}`))
})
