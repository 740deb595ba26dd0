import { certificateList, certificateUpload } from '#contract/certificate-operations.ts'
import type { Certificate, CertificateUpload } from '#contract/certificate.ts'
import { call } from '../api/call.ts'
import { query, stale } from './client.ts'

/** The account's certificates, all of them. They change seldom: asked for when somebody looks, and not polled. */
export const certificatesQuery = (account: string) => query(certificateList, { account })

/** Uploads one. The private key goes to the API, and is kept nowhere here. Where the answer is lost, it may be there. */
export async function uploadCertificate(
  account: string,
  body: CertificateUpload,
): Promise<Certificate> {
  try {
    return await call(certificateUpload, { account, body })
  } finally {
    await stale(certificateList)
  }
}
