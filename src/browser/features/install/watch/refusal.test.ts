import { expect, test } from 'vitest'
import { event } from '#contract/testing/event.ts'
import { joiningOf, refusalNow } from './refusal.ts'

const NOW = Date.parse('2026-03-01T13:00:00Z')
const at = '2026-03-01T12:59:00Z'
const refused = event({ id: '1', kind: 'registration_refused', at, last_at: at })
const joined = event({ id: '2', kind: 'connector_joined', at })
const told = (...events: (typeof refused)[]) => ({ events, heardAt: NOW })
const later = { events: [joined, refused], heardAt: NOW + 2000 }

test('a refusal holds until the connectors are known that joined after it', () => {
  const before = joiningOf(undefined, told(refused))
  expect(refusalNow(told(refused), before, NOW)).toBe(refused)
  const after = joiningOf(before, later)
  expect(refusalNow(later, after, NOW + 1000)).toBe(refused)
  expect(refusalNow(later, after, NOW + 2000)).toBeUndefined()
})

test('the same joining, heard of again, takes nothing back a second time', () => {
  const after = joiningOf(joiningOf(undefined, told(refused)), later)
  const again = { ...later, heardAt: NOW + 4000 }
  expect(joiningOf(after, again)).toBe(after)
  expect(refusalNow(again, joiningOf(after, again), NOW + 3000)).toBeUndefined()
})

test('what had settled before the page was opened stays so, and nothing holds before anything is heard', () => {
  expect(refusalNow(later, joiningOf(undefined, later), 0)).toBeUndefined()
  const nothing = { events: [], heardAt: 0 }
  expect(joiningOf(undefined, nothing)).toBeUndefined()
  expect(refusalNow(nothing, undefined, 0)).toBeUndefined()
})
