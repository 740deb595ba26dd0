import { expect, test } from 'vitest'
import { EMPTY, type ServiceForm } from './service-form.ts'
import { isUsual, isWithoutTls, tlsSummary } from './tls.ts'

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
