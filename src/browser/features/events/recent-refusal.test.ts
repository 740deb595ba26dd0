import { expect, test } from 'vitest'
import { recentRefusal } from './recent-refusal.ts'
import { event } from './testing/event.ts'

const NOW = Date.parse('2026-03-01T13:00:00Z')

test('who waits is told of the newest refusal, by when it was last', () => {
  const kind = 'registration_refused'
  const old = event({ id: '1', kind })
  const lasting = event({ id: '2', kind, last_at: '2026-03-01T12:58:00Z' })
  const joined = event({ id: '3', kind: 'connector_joined', at: '2026-03-01T12:59:00Z' })
  expect(recentRefusal([joined, lasting, old], NOW)).toBe(lasting)
  expect(recentRefusal([joined, old], NOW)).toBeUndefined()
})
