import { expect, test } from 'vitest'
import { refuse } from '#contract/refusal.ts'
import { isForbidden, knownOf } from './known.ts'

const failed = refuse(502, { kind: 'badUpstream', message: 'It failed.' })
const denied = refuse(403, { kind: 'forbidden', message: 'No.' })

test('what is on its way is not taken for nothing', () => {
  expect(knownOf({ data: undefined, error: null })).toEqual({ is: 'coming' })
  expect(knownOf({ data: 0, error: null })).toEqual({ is: 'here', data: 0 })
})

test('only what takes a role that is lacking is forbidden', () => {
  expect(isForbidden(denied)).toBe(true)
  expect(isForbidden(failed)).toBe(false)
  expect(isForbidden(new Error('No.'))).toBe(false)
})

test('what was heard stays where asking again failed, and goes where it is refused', () => {
  expect(knownOf({ data: undefined, error: failed })).toEqual({ is: 'unknown', error: failed })
  expect(knownOf({ data: 3, error: failed })).toEqual({ is: 'here', data: 3 })
  expect(knownOf({ data: 3, error: denied })).toEqual({ is: 'unknown', error: denied })
})
