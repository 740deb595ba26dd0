import { expect, test } from 'vitest'
import { recentRefusal } from './recent-refusal.ts'
import { event } from '#contract/testing/event.ts'

const NOW = Date.parse('2026-03-01T13:00:00Z')
const kind = 'registration_refused'
const old = event({ id: '1', kind })
const lasting = event({ id: '2', kind, last_at: '2026-03-01T12:58:00Z' })
const joined = event({ id: '3', kind: 'connector_joined', at: '2026-03-01T12:59:00Z' })

test('who waits is told of the newest refusal, by when it was last', () => {
  const registered = event({ id: '4', kind: 'connection_registered' })
  expect(recentRefusal([registered, lasting, old], NOW)).toBe(lasting)
  expect(recentRefusal([old], NOW)).toBeUndefined()
})

test('a refusal is settled once a connector has joined, and another one later is not', () => {
  expect(recentRefusal([joined, lasting], NOW)).toBeUndefined()
  expect(recentRefusal([lasting, joined, old], NOW)).toBe(lasting)
})
