import { expect, test } from 'vitest'
import { CertificateUpload } from './certificate.ts'

test.each([
  { certificates: 'PEM', ca: true },
  { certificates: 'PEM', ca: false, name: 'client', private_key: 'PEM' },
])('a certificate may be sent as %j', (body) => {
  expect(CertificateUpload.safeParse(body).success).toBe(true)
})

test.each([
  {},
  { certificates: 'PEM' },
  { certificates: 'PEM', ca: 'yes' },
  { certificates: 1, ca: true },
  { certificates: 'PEM', ca: true, name: '' },
  { certificates: 'PEM', ca: true, bundle: 1 },
  { certificates: 'P'.repeat(100_001), ca: true },
])('what is no certificate is refused', (body) => {
  expect(CertificateUpload.safeParse(body).success).toBe(false)
})
