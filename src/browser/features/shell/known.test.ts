import { expect, test } from 'vitest'
import { refuse } from '#contract/refusal.ts'
import { knownOf } from './known.ts'

const failed = refuse(502, { kind: 'badUpstream', message: 'It failed.' })
const denied = refuse(403, { kind: 'forbidden', message: 'No.' })

test('what is on its way is not taken for nothing', () => {
  expect(knownOf({ data: undefined, error: null })).toEqual({ is: 'coming' })
  expect(knownOf({ data: 0, error: null })).toEqual({ is: 'here', data: 0 })
})

test('what was heard stays where asking again failed, and goes where it is refused', () => {
  expect(knownOf({ data: undefined, error: failed })).toEqual({ is: 'unknown', error: failed })
  expect(knownOf({ data: 3, error: failed })).toEqual({ is: 'here', data: 3 })
  expect(knownOf({ data: 3, error: denied })).toEqual({ is: 'unknown', error: denied })
})
