/** What can be asked about certificates. Source: Cloudflare's SDK and wrangler. */
import * as z from 'zod/mini'
import { Certificate, CertificateUpload } from './certificate.ts'
import type { Operation } from './operation.ts'
import { RULES } from './rules.ts'
import { CertificateQuery } from './query.ts'

const CERTIFICATES = '/client/v4/accounts/:account/mtls_certificates'

export const certificateList = {
  name: 'certificateList',
  method: 'GET',
  path: CERTIFICATES,
  rule: RULES.certificateRead,
  query: CertificateQuery,
  result: z.array(Certificate),
  paged: true,
} as const satisfies Operation

export const certificateUpload = {
  name: 'certificateUpload',
  method: 'POST',
  path: CERTIFICATES,
  rule: RULES.certificateUpload,
  body: CertificateUpload,
  result: Certificate,
} as const satisfies Operation

export const certificateGet = {
  name: 'certificateGet',
  method: 'GET',
  path: `${CERTIFICATES}/:certificate`,
  rule: RULES.certificateRead,
  result: Certificate,
} as const satisfies Operation

export const certificateDelete = {
  name: 'certificateDelete',
  method: 'DELETE',
  path: `${CERTIFICATES}/:certificate`,
  rule: RULES.certificateDelete,
  result: Certificate,
} as const satisfies Operation
