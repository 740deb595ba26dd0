/** A certificate authority and a client certificate of it, made when a test asks. */
import { issueCa, issueLeaf, makeKey, type Credentials } from '../edge/certificates.ts'

export async function someCertificates(): Promise<{ ca: Credentials; client: Credentials }> {
  const now = new Date('2026-11-21T10:00:00Z')
  const key = makeKey()
  const ca = { key, cert: await issueCa(key, now) }
  return { ca, client: await issueLeaf(ca, now) }
}
