import { expect, test } from 'vitest'
import { reachableAt } from './addresses.ts'

test.each([
  ['127.0.0.1', '127.0.0.1:80'],
  ['console.internal', 'console.internal:80'],
  ['fd00::5', '[fd00::5]:80'],
  ['0.0.0.0', '127.0.0.1:80'],
  ['::', '[::1]:80'],
])('what listens on %s is reached at %s', (host, address) => {
  expect(reachableAt(host, 80)).toBe(address)
})
