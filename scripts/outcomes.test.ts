import { expect, test } from 'vitest'
import { outcomeOfPlaywright, outcomeOfVitest } from './outcomes.ts'

const suite = (status: string, message: string) => ({
  specs: [
    {
      title: 'a page opens',
      file: 'a.e2e.ts',
      line: 7,
      tests: [{ projectName: 'local', status, results: [{ errors: [{ message }] }] }],
    },
  ],
})

test('the unit tests of a report are counted, and what failed is named with what it said', () => {
  const assertionResults = [
    { fullName: 'one is one', status: 'passed', failureMessages: [] },
    {
      fullName: 'one is two',
      status: 'failed',
      failureMessages: ['\u001b[31mexpected 2\u001b[39m\n  at x'],
    },
  ]
  const file = { name: 'src/a.test.ts', status: 'failed', message: '', assertionResults }
  const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file] }
  expect(outcomeOfVitest(report)).toEqual({
    passed: 3,
    failed: 1,
    failures: ['src/a.test.ts › one is two\n    expected 2\n      at x'],
  })
})

test('a file of unit tests that could not be loaded is named', () => {
  const file = { name: 'src/a.test.ts', status: 'failed', message: 'No b', assertionResults: [] }
  const report = { numPassedTests: 0, numFailedTests: 0, testResults: [file] }
  expect(outcomeOfVitest(report).failures).toEqual(['src/a.test.ts\n    No b'])
})

test('a journey that passed at the second try counts as failed, however deep it stands', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }
  const suites = [
    { ...suite('flaky', 'late'), suites: [suite('unexpected', 'gone'), suite('expected', '')] },
  ]
  expect(outcomeOfPlaywright({ stats, suites, errors: [] })).toEqual({
    passed: 5,
    failed: 2,
    failures: ['late', 'gone'].map((why) => `[local] a.e2e.ts:7 › a page opens\n    ${why}`),
  })
})

test('what went wrong before any journey is told', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0 }
  const report = { stats, suites: [], errors: [{ message: 'No build' }] }
  expect(outcomeOfPlaywright(report).failures).toEqual(['before any journey\n    No build'])
})

test('a report that says nothing is an error, not a zero', () => {
  expect(() => outcomeOfVitest({})).toThrow('invalid_type')
  expect(() => outcomeOfPlaywright({ stats: {} })).toThrow('invalid_type')
})
