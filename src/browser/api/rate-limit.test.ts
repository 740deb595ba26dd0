import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetAfter, pressureOf, UNLIMITED } from './rate-limit.ts'

const NOW = Date.parse('2026-01-01T12:00:00Z')

const after = (headers: Record<string, string>, status = 200, known = UNLIMITED) =>
  budgetAfter(known, status, new Headers(headers), NOW)

const limit = (left: number, of = 1200, seconds = 100) => ({
  ratelimit: `"default";r=${left};t=${seconds}`,
  'ratelimit-policy': `"default";q=${of};w=300`,
})

test.each([
  ['more than half is left', 700, { kind: 'none' }],
  ['less than half is left', 599, { kind: 'near', stretch: 3 }],
  ['less than a fifth is left', 239, { kind: 'near', stretch: 10 }],
  ['nothing is left', 0, { kind: 'near', stretch: 10 }],
])('when %s the page is as quick as that allows', (_, left, pressure) => {
  expect(pressureOf(after(limit(left)), NOW)).toEqual(pressure)
})

test('a limit that is whole again slows nothing down', () => {
  const budget = after(limit(10))
  expect(pressureOf(budget, NOW + 99_999)).toEqual({ kind: 'near', stretch: 10 })
  expect(pressureOf(budget, NOW + 100_000)).toEqual({ kind: 'none' })
})

test('the headers are understood as Cloudflare’s documentation writes them', () => {
  const budget = after({
    ratelimit: '"default";r=50;t=30',
    'ratelimit-policy': '"burst";q=100;w=60',
  })
  expect(budget).toEqual({ share: 0.5, resetAt: NOW + 30_000, waitUntil: 0 })
})

test('of several limits the scarcest counts', () => {
  const budget = after({
    ratelimit: '"default";r=900;t=30, "burst";r=5;t=10',
    'ratelimit-policy': '"default";q=1200;w=300, "burst";q=100;w=60',
  })
  expect(budget).toMatchObject({ share: 0.05, resetAt: NOW + 10_000 })
})

test.each([
  ['seconds', '12', 12],
  ['a date', 'Thu, 01 Jan 2026 12:00:40 GMT', 40],
  ['nothing', undefined, 300],
  ['nonsense', 'soon', 300],
  ['none at all', '0', 1],
])('a refusal that says %s is waited out', (_, text, seconds) => {
  const budget = after(text === undefined ? {} : { 'retry-after': text }, 429)
  expect(pressureOf(budget, NOW)).toEqual({ kind: 'wait', until: NOW + seconds * 1000 })
  expect(pressureOf(budget, NOW + seconds * 1000).kind).not.toBe('wait')
})

test('an answer to what was asked before the refusal does not shorten the wait', () => {
  const refused = after({ 'retry-after': '300' }, 429)
  expect(pressureOf(after(limit(1000), 200, refused), NOW).kind).toBe('wait')
})

test('an answer that says nothing of a limit changes nothing', () => {
  const known = after(limit(100))
  expect(after({}, 200, known)).toEqual(known)
})

test('whatever the headers hold, the page knows what to do', () => {
  const text = fc.oneof(
    fc.stringMatching(/^[ -~]*$/),
    fc.stringMatching(/^"\w*";[rtqw]=\d*;[rtqw]=\d*$/),
  )
  fc.assert(
    fc.property(text, text, text, fc.constantFrom(200, 429), (left, policy, retry, status) => {
      const headers = { ratelimit: left, 'ratelimit-policy': policy, 'retry-after': retry }
      const budget = after(headers, status)
      expect(budget.share).toBeGreaterThanOrEqual(0)
      expect(budget.share).toBeLessThanOrEqual(1)
      expect(new Date(budget.resetAt).getTime()).not.toBeNaN()
      expect(new Date(budget.waitUntil).getTime()).not.toBeNaN()
    }),
  )
})
