import { expect, test } from 'vitest'
import { event } from '#contract/testing/event.ts'
import { baseOf, rotatedSince } from './rotated.ts'

const rotation = (id: string) => event({ id, kind: 'token_rotated' })
const joined = event({ id: '9', kind: 'connector_joined' })
const told = (heardAt: number, ...events: ReturnType<typeof event>[]) => ({ events, heardAt })

test('a rotation that is heard of after the token came is said to have made it useless', () => {
  const base = baseOf(undefined, 10, told(11, rotation('1')))
  expect(rotatedSince(base, told(11, rotation('1')))).toBeUndefined()
  expect(rotatedSince(base, told(12, joined, rotation('1')))).toBeUndefined()
  expect(rotatedSince(base, told(13, rotation('2'), joined, rotation('1')))?.id).toBe('2')
})

test('where there was none before, the first one counts', () => {
  const base = baseOf(undefined, 10, told(11))
  expect(rotatedSince(base, told(12, rotation('1')))?.id).toBe('1')
})

test('events from before the token say nothing about it: it may be of a rotation they lack', () => {
  expect(baseOf(undefined, 10, told(9))).toBeUndefined()
  expect(rotatedSince(undefined, told(9, rotation('1')))).toBeUndefined()
  expect(baseOf(undefined, 0, told(9))).toBeUndefined()
})

test('a token that was got anew is of the rotation that was told', () => {
  const old = baseOf(undefined, 10, told(11))
  expect(baseOf(old, 10, told(12, rotation('1')))).toBe(old)
  const anew = baseOf(old, 20, told(21, rotation('1')))
  expect(rotatedSince(anew, told(21, rotation('1')))).toBeUndefined()
  expect(baseOf(old, 20, told(19, rotation('1')))).toBeUndefined()
})
