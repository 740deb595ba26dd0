import { expect, test, vi } from 'vitest'
import { ago, atWhen, clock, exactly, fineClock, utc, when } from './time.ts'

// Before anything is imported: the formats take the time zone when they are made.
vi.hoisted(() => {
  process.env['TZ'] = 'Asia/Kolkata'
})

const NOW = Date.parse('2026-03-01T12:00:00Z')
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [0, 'just now'],
  [59 * SECOND, 'just now'],
  [MINUTE, '1 min. ago'],
  [59 * MINUTE, '59 min. ago'],
  [HOUR, '1 hr. ago'],
  [DAY, 'yesterday'],
  [3 * DAY, '3 days ago'],
  [45 * DAY, 'last mo.'],
  [800 * DAY, '2 yr. ago'],
])('a moment %d ms ago is told as %s', (age, words) => {
  expect(ago(NOW - age, NOW)).toBe(words)
})

test('a moment is told exactly, in the viewer’s time zone and in UTC', () => {
  expect(exactly(NOW)).toMatch(/^Mar 1, 2026, 5:30:00\sPM GMT\+5:30 · 2026-03-01 12:00:00 UTC$/)
})

test('the time of day is the viewer’s', () => {
  expect(clock(NOW)).toBe('17:30:00')
  expect(clock(NOW + 7 * HOUR)).toBe('00:30:00')
  expect(fineClock(NOW + 7 * HOUR + 45)).toBe('00:30:00.045')
})

test('what was today is told by its time, anything else by its day too', () => {
  expect(when(NOW - MINUTE, NOW)).toBe('17:29:00')
  expect(when(NOW - DAY, NOW)).toBe('Feb 28, 2026, 17:30:00')
  expect(atWhen(NOW - MINUTE, NOW)).toBe('at 17:29:00')
  expect(atWhen(NOW - DAY, NOW)).toBe('on Feb 28, 2026, at 17:30:00')
})

test('for who is elsewhere a moment is told in UTC', () => {
  expect(utc(NOW + 400)).toBe('2026-03-01 12:00:00 UTC')
})
