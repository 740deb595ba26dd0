import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './counts.ts'

test('the tests of a report are counted', () => {
  expect(countVitest({ numPassedTests: 3, numFailedTests: 1 })).toEqual({ passed: 3, failed: 1 })
})

test('a test that passed at the second try counts as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 0 }
  expect(countPlaywright({ stats })).toEqual({ passed: 5, failed: 3 })
})

test('a report that says nothing is an error, not a zero', () => {
  expect(() => countVitest({})).toThrow('invalid_type')
  expect(() => countPlaywright({ stats: {} })).toThrow('invalid_type')
})
