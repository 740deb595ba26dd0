/** Reads an uploaded PEM, and refuses what could never be used and what has no business in it. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Certificate, CertificateUpload } from '#contract/certificate.ts'
import { refuse, type Problem, type Refusal } from '#contract/refusal.ts'

type Facts = Pick<
  Certificate,
  'certificates' | 'issuer' | 'serial_number' | 'signature' | 'expires_on'
>

const BLOCK = /-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----/g
const COMMENT = /^[ \t]*#.*$/gm

/**
 * The chain written anew, so that nothing else of the text is kept, and what its first certificate says of itself.
 * Throws a Refusal at the field that is wrong. `now` is RFC 3339.
 */
export function readCertificate(upload: CertificateUpload, now: string): Facts {
  const [first, ...rest] = readChain(upload.certificates)
  if (first === undefined) throw wrong('/certificates', 'This is not a certificate in PEM form.')
  const chain = [first, ...rest]
  checkUse(chain, upload.ca, new Date(now))
  const problem = keyProblem(first, upload)
  if (problem !== undefined) throw wrong('/private_key', problem.message, problem.kind)
  return {
    certificates: chain.join(''),
    issuer: first.issuer.replaceAll('\n', ','),
    serial_number: BigInt(`0x${first.serialNumber}`).toString(),
    signature: first.signatureAlgorithm ?? 'unknown',
    expires_on: first.validToDate.toISOString(),
  }
}

/** Everybody who may read certificates is answered this text, so a key in it would be given away. */
function readChain(text: string): X509Certificate[] {
  const besides = text.replaceAll(BLOCK, '').replaceAll(COMMENT, '').trim()
  if (/PRIVATE KEY/i.test(besides))
    throw wrong('/certificates', 'This holds a private key. Send it as private_key instead.')
  if (besides !== '')
    throw wrong('/certificates', 'Only certificates in PEM form, and comments after #, go here.')
  return (text.match(BLOCK) ?? []).map((block) => {
    const certificate = parse(() => new X509Certificate(block))
    if (certificate !== undefined) return certificate
    throw wrong('/certificates', 'This is not a certificate in PEM form.')
  })
}

function checkUse(chain: X509Certificate[], ca: boolean, now: Date): void {
  const over = chain.find(({ validToDate }) => validToDate < now)
  if (over !== undefined)
    throw wrong('/certificates', `This certificate expired on ${over.validToDate.toISOString()}.`)
  if (ca && chain.some((certificate) => !certificate.ca))
    throw wrong('/certificates', 'This is no certificate authority: its basic constraints say so.')
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
