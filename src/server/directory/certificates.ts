/** Certificates for the TLS between connector and service, kept until no service names them. */
import {
  certificateDelete,
  certificateGet,
  certificateList,
  certificateUpload,
} from '#contract/certificate-operations.ts'
import type { Certificate, CertificateUpload } from '#contract/certificate.ts'
import { refuse } from '#contract/refusal.ts'
import { pageOf } from '../envelope.ts'
import type { Directory } from './directory.ts'
import { readCertificate } from './pem.ts'
import { bind, type Bound } from './serve.ts'
import { usedBy } from './used-by.ts'

/** The operations on certificates. */
export const certificateRoutes = (directory: Directory): Bound[] => {
  const { certificates, store } = directory
  return [
    bind(certificateList, ({ query: { name, ca, type } }) => {
      const asked = certificates
        .all()
        .filter(
          (it) =>
            (name === undefined || it.name === name) &&
            (ca === undefined || it.ca === ca) &&
            (type === undefined || type.split(',').includes('custom')),
        )
      // The official clients ask for this list once: it is all on one page, which has room for one at least.
      return pageOf(asked, { page: 1, per_page: Math.max(1, asked.length) })
    }),
    bind(certificateGet, ({ path }) => ({ result: found(certificates.get(path.certificate)) })),
    bind(certificateUpload, ({ body }) => ({ result: upload(directory, body) })),
    bind(certificateDelete, ({ path }) => ({
      result: store.transaction(() => remove(directory, path.certificate)),
    })),
  ]
}

function upload({ certificates, newId, now }: Directory, body: CertificateUpload): Certificate {
  // wrangler deletes by name, and only where exactly one has it.
  if (body.name !== undefined && certificates.all().some(({ name }) => name === body.name))
    throw refuse(409, {
      kind: 'certificateNameTaken',
      message: 'There is a certificate of this name already.',
      pointer: '/name',
    })
  const certificate = {
    id: newId(),
    name: body.name ?? null,
    ca: body.ca,
    ...readCertificate(body, now()),
    uploaded_on: now(),
    type: 'custom',
  }
  certificates.insert(certificate, body.private_key ?? null)
  return certificate
}

function remove({ certificates, services }: Directory, asked: string): Certificate {
  const certificate = found(certificates.get(asked))
  const users = services.namesWithCertificate(certificate.id)
  if (users.length > 0)
    throw refuse(409, { kind: 'certificateInUse', message: usedBy(users, 'certificate') })
  certificates.remove(certificate.id)
  return certificate
}

function found(certificate: Certificate | undefined): Certificate {
  if (certificate === undefined)
    throw refuse(404, { kind: 'certificateNotFound', message: 'Certificate not found.' })
  return certificate
}
