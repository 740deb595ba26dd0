import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure } from '#contract/envelope.ts'
import { Refusal } from '#contract/refusal.ts'
import { VpcService } from '#contract/service.ts'
import { Connector } from '#contract/tunnel.ts'
import { StillUsed } from '../../queries/tunnel-changes.ts'
import {
  type Connectors,
  cutOffWords,
  isSettled,
  planOf,
  type Services,
  stateWords,
  STEPS,
  sureOf,
  whyNotDeleted,
} from './plan.ts'

const SERVICE = VpcService.parse({ service_id: 'an-id', name: 'a', type: 'http', host: {} })
const CONNECTOR = Connector.parse({ id: 'an-id', conns: [] })
const coming = { is: 'coming' } as const
const unknown = { is: 'unknown', error: new Error('It failed.') } as const
const services = (count: number): Services => ({
  is: 'here',
  data: Array.from({ length: count }, () => SERVICE),
})
const connectors = (count: number): Connectors => ({
  is: 'here',
  data: Array.from({ length: count }, () => CONNECTOR),
})

const told = (one: Services, other: Connectors) => {
  const plan = planOf(one, other)
  return STEPS.map((step) => stateWords(plan[step]))
}

test.each([
  [
    'services and connectors',
    services(2),
    connectors(1),
    ['To do now', 'After step 1', 'After step 1'],
  ],
  ['services alone', services(2), connectors(0), ['To do now', 'Done', 'After step 1']],
  ['connectors alone', services(0), connectors(2), ['Done', 'To do now', 'After step 2, or now']],
  ['nobody', services(0), connectors(0), ['Done', 'Done', 'To do now']],
  ['nothing heard yet', coming, coming, ['One moment', 'One moment', 'After step 1']],
  ['services unchecked', unknown, connectors(0), ['Not known', 'Done', 'To do now']],
  ['connectors unchecked', services(0), unknown, ['Done', 'Not known', 'To do now']],
  ['nothing could be checked', unknown, unknown, ['Not known', 'Not known', 'To do now']],
])('with %s each step says how it stands', (_, one, other, words) => {
  expect(told(one, other)).toEqual(words)
})

const anyServices = fc.oneof(
  fc.constant(coming),
  fc.constant(unknown),
  fc.nat({ max: 5 }).map(services),
)
const anyConnectors = fc.oneof(
  fc.constant(coming),
  fc.constant(unknown),
  fc.nat({ max: 5 }).map(connectors),
)

test('from every state there is a way on: some step can be done, or is about to be known', () => {
  fc.assert(
    fc.property(anyServices, anyConnectors, (one, other) => {
      const plan = Object.values(planOf(one, other))
      expect(plan.some(({ is }) => is === 'current' || is === 'coming')).toBe(true)
    }),
  )
})

test('a tunnel is never deleted while a service points at it, nor before that is known or agreed to, nor by another name', () => {
  const typed = fc.constantFrom('a-tunnel', 'a-tunnel ', 'A-tunnel', '')
  fc.assert(
    fc.property(anyServices, fc.boolean(), typed, (one, allTheSame, text) => {
      const asked = { refused: undefined, services: one, allTheSame, typed: text, name: 'a-tunnel' }
      const isFree = one.is === 'here' ? one.data.length === 0 : one.is === 'unknown' && allTheSame
      expect(whyNotDeleted(asked) === undefined).toBe(isFree && text === 'a-tunnel')
    }),
  )
})

test('who may not delete it is told so first', () => {
  const asked = { refused: 'You need a role.', allTheSame: false, typed: '', name: 'a-tunnel' }
  expect(whyNotDeleted({ ...asked, services: services(2) })).toBe('You need a role.')
})

test('that no connector is connected is said only where it is known', () => {
  expect(cutOffWords(connectors(0))).toContain('No connector is connected')
  expect(cutOffWords(coming)).not.toContain('No connector')
  expect(cutOffWords(unknown)).toMatch(/^Whether connectors .* could not be checked: It failed\./)
})

test('that nobody used it when it was last heard is not enough to delete it by', () => {
  const { error } = unknown
  expect(sureOf({ data: [], error })).toEqual(unknown)
  expect(sureOf({ data: [1], error })).toEqual({ is: 'here', data: [1] })
  expect(sureOf({ data: [], error: null })).toEqual({ is: 'here', data: [] })
})

const refusal = (code: number) =>
  new Refusal(
    409,
    Failure.parse({
      success: false,
      result: null,
      messages: [],
      errors: [{ code, message: 'No.' }],
    }).errors,
  )

test('a refusal for a service is dropped once that is gone; any other stays', () => {
  expect(isSettled(refusal(9731), services(0))).toBe(true)
  expect(isSettled(new StillUsed(1), services(0))).toBe(true)
  expect(isSettled(refusal(9731), services(1))).toBe(false)
  expect(isSettled(refusal(1022), services(0))).toBe(false)
})
