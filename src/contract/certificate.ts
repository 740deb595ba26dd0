/** Certificates that services name in `tls_settings`. A private key is only ever sent, never answered. */
import * as z from 'zod/mini'
import { given, PlainName } from './text.ts'
import { ifTold, ToldText, toldOr } from './told.ts'

export const Certificate = z.object({
  id: z.string(),
  name: ifTold(z.string()),
  /** Whether it is a certificate authority (else a client certificate). */
  ca: toldOr(z.boolean(), false),
  /** PEM. */
  certificates: ToldText,
  issuer: ToldText,
  serial_number: ToldText,
  signature: ToldText,
  /** RFC 3339, as the next; empty where it is not told. */
  expires_on: ToldText,
  uploaded_on: ToldText,
  type: ifTold(z.string()),
})
export type Certificate = z.infer<typeof Certificate>

const Pem = z.string().check(z.maxLength(100_000, 'A PEM text has at most 100,000 characters.'))

export const CertificateUpload = z.strictObject({
  name: given(PlainName),
  certificates: Pem,
  ca: z.boolean(),
  private_key: given(Pem),
})
export type CertificateUpload = z.infer<typeof CertificateUpload>
