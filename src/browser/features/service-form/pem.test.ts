import { beforeAll, expect, test } from 'vitest'
import { someCertificates } from '#server/testing/certificates.ts'
import { certificateProblem, keyProblem } from './pem.ts'

let made: Awaited<ReturnType<typeof someCertificates>>
beforeAll(async () => {
  made = await someCertificates()
})

test('what is right is let through, with whatever stands around it', () => {
  const { ca, client } = made
  expect(certificateProblem(ca.cert, 'authority')).toBeUndefined()
  expect(certificateProblem(`# mine\r\n${client.cert}\n${ca.cert}`, 'client')).toBeUndefined()
  expect(keyProblem(client.key)).toBeUndefined()
  expect(keyProblem(client.key.replaceAll('PRIVATE', 'RSA PRIVATE'))).toBeUndefined()
})

test('a certificate that can’t be one is refused with what to do', () => {
  const { cert, key } = made.client
  expect(certificateProblem(' ', 'client')).toContain('Give the certificate')
  expect(certificateProblem('hello', 'client')).toContain('not a certificate in PEM form')
  expect(certificateProblem(cert + key, 'client')).toContain('Move it to its own box')
  expect(certificateProblem(cert + key, 'authority')).toContain('take it out')
  expect(certificateProblem(cert.slice(0, 200), 'client')).toContain('copy it whole')
  const request = cert.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST')
  expect(certificateProblem(request, 'client')).toContain('request for a certificate')
  expect(certificateProblem(cert.repeat(300), 'client')).toContain('at most')
})

test('a key that can’t be one is refused with what to do', () => {
  const { cert, key } = made.client
  expect(keyProblem('')).toContain('needs its private key')
  expect(keyProblem(cert)).toContain('not a private key')
  expect(keyProblem(key.slice(0, 100))).toContain('copy it whole')
  expect(keyProblem(key.repeat(900))).toContain('at most')
  expect(keyProblem(key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'))).toContain('passphrase')
  expect(keyProblem('-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED')).toContain(
    'passphrase',
  )
})
