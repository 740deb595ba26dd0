// The x509 library loads its parts through decorators, and needs their metadata API beforehand.
// oxlint-disable-next-line import/no-unassigned-import -- it is imported for what it does, not for a value
import 'reflect-metadata'
import {
  X509Certificate,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
} from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { SERVER_NAMES } from './server-names.ts'

/** Keys and certificates in PEM: ECDSA on P-256, which every build of cloudflared accepts. */

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

const CA_NAME = 'CN=VPC Console local edge CA'
const CA_YEARS = 10

const LEAF_NAMES = Object.values(SERVER_NAMES)

const DAY = 24 * 60 * 60 * 1000

/** A certificate and its private key. */
export interface Credentials {
  key: string
  cert: string
}

export function makeKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: ALGORITHM.namedCurve })
  return privateKey.export({ type: 'pkcs8', format: 'pem' })
}

/** A CA's own certificate, good for ten years. It signs certificates, but makes no further CA. */
export async function issueCa(key: string, now: Date): Promise<string> {
  const keys = await cryptoKeys(key)
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: CA_NAME,
    keys,
    ...validity(now, new Date(now.getTime() + CA_YEARS * 365 * DAY)),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return cert.toString('pem')
}

/** The edge's own certificate with a new key, good for as long as its CA is. */
export async function issueLeaf(ca: Credentials, now: Date): Promise<Credentials> {
  const key = makeKey()
  const { publicKey } = await cryptoKeys(key)
  const issuer = await cryptoKeys(ca.key)
  const cert = await x509.X509CertificateGenerator.create({
    subject: `CN=${LEAF_NAMES[0]}`,
    issuer: new x509.X509Certificate(ca.cert).subjectName,
    publicKey,
    signingKey: issuer.privateKey,
    ...validity(now, new X509Certificate(ca.cert).validToDate),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        LEAF_NAMES.map((value) => ({ type: 'dns' as const, value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { key, cert: cert.toString('pem') }
}

/** From a day back: a connector's clock may be behind ours. */
function validity(now: Date, notAfter: Date) {
  return { notBefore: new Date(now.getTime() - DAY), notAfter }
}

async function cryptoKeys(pem: string): Promise<CryptoKeyPair> {
  const pkcs8 = new Uint8Array(createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }))
  const spki = new Uint8Array(createPublicKey(pem).export({ type: 'spki', format: 'der' }))
  return {
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', spki, ALGORITHM, true, ['verify']),
  }
}
