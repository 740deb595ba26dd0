import { expect, test } from 'vitest'
import { TUNNEL_STATUSES } from '#contract/tunnel.ts'
import { isStatus, meaningOf, sinceOf } from './status.ts'

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
  expect(meaningOf('healthy').todo).toContain('This status does not tell whether the services')
})

test('since when it has been so is said of whole tunnels and of those that are down; of others nobody knows', () => {
  const moments = { conns_active_at: '2026-03-01T12:00:00Z', conns_inactive_at: null }
  const of = (status: string, more = {}) =>
    sinceOf({ id: 't', name: 'aws', created_at: '', status, ...moments, ...more })
  expect(of('healthy')).toBe('2026-03-01T12:00:00Z')
  expect(of('degraded')).toBeNull()
  expect(of('hibernating')).toBeNull()
  expect(of('inactive')).toBeNull()
  expect(of('down')).toBeNull()
  expect(of('down', { conns_inactive_at: '2026-03-01T13:00:00Z' })).toBe('2026-03-01T13:00:00Z')
})
