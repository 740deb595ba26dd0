import { expect, test } from 'vitest'
import type { Certificate } from '#contract/certificate.ts'
import { EMPTY, type ServiceForm } from './service-form.ts'
import { expiryOf, expiryWords, isUsual, isWithoutTls, nameOf, tlsSummary } from './tls.ts'

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

const usual = (entries: Partial<ServiceForm>) => isUsual({ ...EMPTY, ...entries })

test('it is as usual while the chain and hostname are verified, with nothing of the account', () => {
  expect(usual({})).toBe(true)
  expect(usual({ tls: 'verify_full' })).toBe(true)
  expect(usual({ tls: 'verify_ca' })).toBe(false)
  expect(usual({ authority: 'x' })).toBe(false)
  expect(usual({ clientCertificate: 'x' })).toBe(false)
})

test.each<[Partial<ServiceForm>, string]>([
  [{}, 'Chain and hostname (verify_full)'],
  [
    { tls: 'verify_ca', authority: 'x', clientCertificate: 'y' },
    'Chain only (verify_ca), own certificate authority, client certificate',
  ],
  [{ tls: 'disabled', authority: 'x' }, 'None (disabled)'],
])('%j is told in one line', (entries, words) => {
  expect(tlsSummary({ ...EMPTY, ...entries })).toBe(words)
})

test.each<[Partial<ServiceForm>, boolean]>([
  [{}, false],
  [{ httpPort: '80' }, false],
  [{ ports: 'custom', httpPort: '80' }, true],
  [{ ports: 'custom', httpPort: '80', httpsPort: ' ' }, true],
  [{ ports: 'custom', httpPort: '80', httpsPort: '443' }, false],
  [{ ports: 'custom' }, false],
  [{ type: 'tcp', ports: 'custom', httpPort: '80' }, false],
])('of %j it is known whether no request uses TLS', (entries, without) => {
  expect(isWithoutTls({ ...EMPTY, ...entries })).toBe(without)
})
