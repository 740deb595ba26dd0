import { expect, test } from 'vitest'
import type { Tunnel } from '#contract/tunnel.ts'
import { backOff, isDue, PACES, rowPace, SESSION_PACE, TICK, tunnelPace } from './pace.ts'

const NOW = Date.parse('2026-01-01T12:00:00Z')
const SECOND = 1000
const MINUTE = 60 * SECOND
const { waiting: WAITING, quiet: QUIET } = PACES.local

const tunnel = (status: string, age: number): Tunnel => ({
  id: 't',
  name: 't',
  status,
  created_at: new Date(NOW - age).toISOString(),
})

test.each<[string, Tunnel[], number]>([
  ['nothing is there', [], QUIET],
  ['a tunnel was just made and is expected', [tunnel('inactive', MINUTE)], 3 * SECOND],
  ['a tunnel was made long ago and nobody came', [tunnel('inactive', 10 * MINUTE)], QUIET],
  ['a new tunnel is up already', [tunnel('healthy', MINUTE)], QUIET],
  ['one of many is expected', [tunnel('healthy', MINUTE), tunnel('inactive', 0)], 3 * SECOND],
])('when %s the page asks at the right pace', (_, tunnels, pace) => {
  expect(tunnelPace(tunnels, NOW, PACES.local)).toBe(pace)
})

test('who waits for a connector is told of it within two seconds', () => {
  expect(WAITING).toBeLessThan(2 * SECOND)
})

test.each([
  ['never heard', 0, NOW, WAITING],
  ['never failed', NOW, 0, WAITING],
  ['heard again after a failure', NOW, NOW - MINUTE, WAITING],
  ['failing for ten seconds', NOW, NOW + 10 * SECOND, 5 * SECOND],
  ['failing for a second', NOW, NOW + SECOND, WAITING],
  ['failing for hours', NOW, NOW + 600 * MINUTE, MINUTE],
])('a query that has %s is asked again after a fitting time', (_, heard, failed, wait) => {
  expect(backOff(WAITING, { dataUpdatedAt: heard, errorUpdatedAt: failed })).toBe(wait)
})

test('nothing is ever asked more often than its pace, or less than once a minute', () => {
  for (const failingFor of [0, 1, 7 * SECOND, MINUTE, 60 * MINUTE]) {
    const wait = backOff(QUIET, { dataUpdatedAt: NOW, errorUpdatedAt: NOW + failingFor })
    expect(wait).toBeGreaterThanOrEqual(QUIET)
    expect(wait).toBeLessThanOrEqual(MINUTE)
  }
})

test('an answer that took a moment does not cost a whole tick', () => {
  const heard = { dataUpdatedAt: NOW + 200, errorUpdatedAt: 0 }
  expect(isDue(WAITING, heard, NOW + TICK)).toBe(true)
  expect(isDue(QUIET, heard, NOW + 4 * TICK)).toBe(false)
  expect(isDue(QUIET, heard, NOW + QUIET)).toBe(true)
})

test('who has failed is asked again a pace after that', () => {
  const failed = { dataUpdatedAt: 0, errorUpdatedAt: NOW }
  expect(isDue(QUIET, failed, NOW + TICK)).toBe(false)
  expect(isDue(QUIET, failed, NOW + QUIET)).toBe(true)
})

const inFiveMinutes = (pace: number) => (5 * MINUTE) / pace

test('the busiest pages of a Cloudflare account use less than a quarter of its limit', () => {
  const { waiting, settling, services, row } = PACES.cloudflare
  const always = inFiveMinutes(services) + inFiveMinutes(SESSION_PACE)
  expect(2 * inFiveMinutes(waiting) + always).toBeLessThan(300)
  for (const rows of [1, 24, 60, 200, 1000]) {
    const lookUps = rows * inFiveMinutes(rowPace(rows, PACES.cloudflare))
    expect(inFiveMinutes(settling) + always + lookUps).toBeLessThan(300)
  }
  expect(rowPace(24, PACES.cloudflare)).toBe(row)
})
