import { expect, test } from 'vitest'
import type { Certificate } from '#contract/certificate.ts'
import { expiryOf, expiryWords, nameOf } from './expiry.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const ends = (expires_on: string): Certificate => ({
  id: 'an id',
  name: 'root',
  ca: true,
  certificates: '',
  issuer: '',
  serial_number: '',
  signature: '',
  expires_on,
  uploaded_on: '',
})

test.each([
  ['2026-11-22T12:00:00Z', 'expired', 'Expired on Nov 22, 2026'],
  ['2020-01-01T00:00:00Z', 'expired', 'Expired on Jan 1, 2020'],
  ['2026-11-22T12:00:01Z', 'soon', 'Expires within a day, on Nov 22, 2026'],
  ['2026-11-23T23:00:00Z', 'soon', 'Expires in 1 day, on Nov 23, 2026'],
  ['2026-12-22T12:00:00Z', 'soon', 'Expires in 30 days, on Dec 22, 2026'],
  ['2026-12-22T12:00:01Z', 'later', 'Until Dec 22, 2026'],
  ['2122-10-29T16:59:47Z', 'later', 'Until Oct 29, 2122'],
  ['', 'unknown', 'End not known'],
])('a certificate that ends at %j stands as %s', (at, expiry, words) => {
  expect(expiryOf(ends(at), NOW)).toBe(expiry)
  expect(expiryWords(ends(at), NOW)).toBe(words)
})

test('a certificate without a name goes by its id', () => {
  expect(nameOf(ends(''))).toBe('root')
  expect(nameOf({ ...ends(''), name: null })).toBe('an id')
  expect(nameOf({ ...ends(''), name: '' })).toBe('an id')
})
