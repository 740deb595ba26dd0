/** Reads an uploaded PEM, and refuses what could never be used. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Certificate, CertificateUpload } from '#contract/certificate.ts'
import { refuse, type Problem, type Refusal } from '#contract/refusal.ts'

type Facts = Pick<Certificate, 'issuer' | 'serial_number' | 'signature' | 'expires_on'>

/** What the first certificate of the chain says of itself. Throws a Refusal at the field that is wrong. */
export function readCertificate(upload: CertificateUpload): Facts {
  const certificate = parse(() => new X509Certificate(upload.certificates))
  if (certificate === undefined)
    throw wrong('/certificates', 'This is not a certificate in PEM form.')
  const problem = keyProblem(certificate, upload)
  if (problem !== undefined) throw wrong('/private_key', problem.message, problem.kind)
  return {
    issuer: certificate.issuer.replaceAll('\n', ','),
    serial_number: BigInt(`0x${certificate.serialNumber}`).toString(),
    signature: certificate.signatureAlgorithm ?? 'unknown',
    expires_on: certificate.validToDate.toISOString(),
  }
}

/** An authority signs elsewhere, so its key has no business here; a client certificate is no use without its own. */
function keyProblem(
  certificate: X509Certificate,
  { ca, private_key }: CertificateUpload,
): Omit<Problem, 'pointer'> | undefined {
  if (private_key === undefined)
    return ca
      ? undefined
      : { kind: 'required', message: 'A client certificate needs its private key.' }
  if (ca) return bad('A certificate authority is uploaded without a private key.')
  const key = parse(() => createPrivateKey(private_key))
  if (key === undefined) return bad('This is not a private key in PEM form without a passphrase.')
  return certificate.checkPrivateKey(key)
    ? undefined
    : bad('This private key does not belong to the certificate.')
}

const bad = (message: string): Omit<Problem, 'pointer'> => ({ kind: 'badValue', message })

const wrong = (pointer: string, message: string, kind: Problem['kind'] = 'badValue'): Refusal =>
  refuse(400, { kind, message, pointer })

function parse<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
