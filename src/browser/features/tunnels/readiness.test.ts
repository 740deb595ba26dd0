import { expect, test } from 'vitest'
import { readinessOf } from './readiness.ts'

test.each([
  ['2025.7.0', 'ready'],
  ['2025.7.1', 'ready'],
  ['2025.10.0', 'ready'],
  ['2026.1.0', 'ready'],
  ['2025.7.0-rc1', 'ready'],
  ['2025.6.9', 'old'],
  ['2024.12.2', 'old'],
  ['DEV', 'unknown'],
  ['', 'unknown'],
])('by its version %j a connector is %s', (version, readiness) => {
  expect(readinessOf(version)).toBe(readiness)
})
