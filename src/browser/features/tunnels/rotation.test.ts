import { expect, test } from 'vitest'
import type { LiveConnector } from '#contract/live.ts'
import { event } from '#contract/testing/event.ts'
import {
  consequence,
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

const rotated = (last_at: string, actor: string) => event({ kind: 'token_rotated', last_at, actor })

test('the edge tells who came with which token', () => {
  expect([...marksTold([live('a', 'current'), live('b', 'former')])]).toEqual([
    ['a', 'new'],
    ['b', 'old'],
  ])
})

test('where the API does not tell, who was there at the rotation is on the old token', () => {
  const noted = { at: 0, connectors: ['a', 'gone'] }
  expect([...marksNoted(['a', 'b'], noted)]).toEqual([
    ['a', 'old'],
    ['b', 'new'],
  ])
})

test('of a rotation that this browser did not make nothing is claimed', () => {
  expect(marksNoted(['a'], null).size).toBe(0)
  expect(rotationNoted(null)).toBeUndefined()
})

test('the last rotation is the newest that is told, with who made it', () => {
  const events = [
    event({}),
    rotated('2026-03-02T00:00:00Z', 'Ann'),
    rotated('2026-03-01T00:00:00Z', 'Bo'),
  ]
  expect(rotationTold(events)).toEqual({ at: '2026-03-02T00:00:00Z', by: 'Ann' })
  expect(rotationTold([event({})])).toBeUndefined()
  expect(rotationNoted({ at: 0, connectors: [] })).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    by: null,
  })
})

test.each([
  [{ total: 2, old: 0, rotated: false }, 'untouched'],
  // Whoever rotated, and however long ago: it is seen by those who are left.
  [{ total: 2, old: 1, rotated: false }, 'underway'],
  [{ total: 0, old: 0, rotated: true }, 'nobody'],
  [{ total: 2, old: 0, rotated: true }, 'done'],
])('with %j a rotation is %s', (count, stage) => {
  expect(stageOf(count)).toBe(stage)
})

test.each([
  [0, 0, 'No connector is connected.'],
  [1, 0, 'Its connector is connected with the new token.'],
  [3, 0, 'All 3 connectors are connected with the new token.'],
  [1, 1, '1 of 1 connector is still on the old token.'],
  [3, 2, '2 of 3 connectors are still on the old token.'],
])('of %i connectors, %i on the old token, it is said: %s', (total, old, words) => {
  expect(progressWords({ total, old })).toBe(words)
})

test.each([
  [false, 2, 'The 2 connectors that are connected will stay connected'],
  [true, 1, 'The connector that is connected will be disconnected at once'],
  [true, undefined, 'Those that are connected will be disconnected at once'],
  [true, 0, 'No connector is connected now.'],
])('before it is done it is said what becomes of who is connected: %s, %s', (cuts, many, words) => {
  expect(consequence(cuts, many)).toMatch(new RegExp(`^${words}`))
})
