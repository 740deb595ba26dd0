import { expect, test } from 'vitest'
import { LogQuery } from '#contract/query.ts'
import { EVENTS, LEVELS, SAMPLES, toggleEvent } from './log-search.ts'

test('events are chosen one by one, in one order; none chosen is the same as all', () => {
  const one = toggleEvent({}, 'tcp')
  const two = toggleEvent({ events: one }, 'http')
  expect([one, two]).toEqual(['tcp', 'http,tcp'])
  expect(toggleEvent({ events: two }, 'tcp')).toBe('http')
  expect(toggleEvent({ events: 'http' }, 'http')).toBeUndefined()
})

test('whatever can be chosen is what the server takes', () => {
  for (const { value: level } of LEVELS) expect(LogQuery.safeParse({ level }).success).toBe(true)
  for (const { value: sampling } of SAMPLES)
    expect(LogQuery.safeParse({ sampling }).success).toBe(true)
  const events = Object.keys(EVENTS).join(',')
  expect(LogQuery.parse({ events }).events).toEqual(Object.keys(EVENTS))
})
