import { expect, test } from 'vitest'
import type { EventPage, TunnelEvent } from '#contract/event.ts'
import { withNewest, withOlder } from './event-pages.ts'

const AT = '2026-03-01T12:00:00Z'
const event = (id: number, count = 1): TunnelEvent => ({
  id: String(id),
  kind: 'tunnel_created',
  at: AT,
  last_at: AT,
  count,
  actor: null,
  connector: null,
  connection: null,
  cause: null,
  service: null,
  value: null,
})
const page = (ids: number[], cursor: string | null): EventPage => ({
  events: ids.map((id) => event(id)),
  cursor,
})

test('what is new stands before what was known, and the cursor still leads to what is older', () => {
  const known = withOlder(page([5, 4, 3], '3'), page([2, 1], null))
  expect(withNewest(known, page([7, 6, 5], '5'))).toEqual(page([7, 6, 5, 4, 3, 2, 1], null))
})

test('what repeated is shown as it is now', () => {
  const newest = { events: [event(4), event(3, 9)], cursor: '3' }
  const merged = withNewest(page([3, 2], null), newest)
  expect(merged.events.map(({ id, count }) => [id, count])).toEqual([
    ['4', 1],
    ['3', 9],
    ['2', 1],
  ])
})

test('where pages do not touch, what is older is let go rather than joined over a gap', () => {
  expect(withNewest(page([3, 2], null), page([9, 8], '8'))).toEqual(page([9, 8], '8'))
})

test('what the server has let go is not kept here', () => {
  expect(withNewest(page([3, 2, 1], '1'), page([4, 3], null))).toEqual(page([4, 3], null))
})

test('what is on two pages is shown once', () => {
  expect(withOlder(page([5, 4], '4'), page([4, 3], '3'))).toEqual(page([5, 4, 3], '3'))
})
