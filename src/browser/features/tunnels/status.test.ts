import { expect, test } from 'vitest'
import { TUNNEL_STATUSES } from '#contract/tunnel.ts'
import { isStatus, meaningOf } from './status.ts'

test.each(TUNNEL_STATUSES)('the status %s has a label, a meaning and what to do', (status) => {
  expect(isStatus(status)).toBe(true)
  const { label, means, todo } = meaningOf(status)
  expect(label.toLowerCase()).toBe(status)
  expect(means).toMatch(/^[A-Z].*\.$/)
  expect(todo).toMatch(/^[A-Z].*\.$/)
})

test.each(['sleeping', 'toString'])(
  'a status that is new, %j, is unknown and no crash',
  (status) => {
    expect(isStatus(status)).toBe(false)
    expect(meaningOf(status).label).toBe(`Unknown (${status})`)
  },
)

test('a status that is not told is just unknown', () => {
  expect(meaningOf('').label).toBe('Unknown')
})

test('healthy is not sold as more than it is', () => {
  expect(meaningOf('healthy').todo).toContain('does not tell whether the services')
})
