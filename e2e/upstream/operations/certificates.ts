import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod'
import { MAY } from '../groups.ts'
import type { Certificate } from '../certificate.ts'
import { NO_BODY, NO_QUERY, operation } from '../operation.ts'
import { now } from '../now.ts'

const ALL = '/accounts/{account}/mtls_certificates'
const ONE = `${ALL}/{certificate}`

const KINDS = /^(custom|gateway_managed|access_managed)(,(custom|gateway_managed|access_managed))*$/
const pem = (what: string) =>
  z.string().regex(new RegExp(`^\\s*-----BEGIN ${what}-----[\\s\\S]+-----END ${what}-----\\s*$`))

const list = operation({
  method: 'GET',
  path: ALL,
  query: z.strictObject({
    type: z.string().regex(KINDS).optional(),
    ca: z.enum(['true', 'false']).optional(),
    name: z.string().optional(),
  }),
  body: NO_BODY,
  needs: MAY.readCertificates,
  answer({ world, param, query }) {
    const rows = [...world.certificates.values()]
      .filter(({ account }) => account === param('account'))
      .filter(({ ca }) => query.ca === undefined || String(ca) === query.ca)
      .filter(({ name }) => query.name === undefined || name === query.name)
    const ours = query.type === undefined || query.type.split(',').includes('custom')
    return { result: ours ? rows.map(shown) : [] }
  },
})

const upload = operation({
  method: 'POST',
  path: ALL,
  query: NO_QUERY,
  body: z.strictObject({
    name: z.string().optional(),
    certificates: pem('CERTIFICATE'),
    ca: z.boolean(),
    private_key: pem('[A-Z ]*PRIVATE KEY').optional(),
  }),
  needs: MAY.writeCertificates,
  answer({ world, param, body }) {
    const { certificates, ca, name = '' } = body
    const row = { id: randomUUID(), account: param('account'), name, ca, certificates }
    const certificate = { ...row, uploaded_on: now() }
    world.certificates.set(row.id, certificate)
    return { result: shown(certificate) }
  },
})

const get = operation({
  method: 'GET',
  path: ONE,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readCertificates,
  answer: ({ world, param }) => ({
    result: shown(world.certificate(param('account'), param('certificate'))),
  }),
})

const remove = operation({
  method: 'DELETE',
  path: ONE,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.writeCertificates,
  answer({ world, param }) {
    const certificate = world.certificate(param('account'), param('certificate'))
    world.certificates.delete(certificate.id)
    return { result: shown(certificate) }
  },
})

/** The private key is never told again; what is in the certificate is made up, for it is not read. */
const shown = ({ id, name, ca, certificates, uploaded_on }: Certificate) => ({
  id,
  name,
  ca,
  certificates,
  issuer: 'CN=Private CA',
  serial_number: createHash('sha256').update(certificates).digest('hex').slice(0, 20),
  signature: 'ECDSA-SHA256',
  expires_on: '2036-01-01T00:00:00Z',
  uploaded_on,
  type: 'custom',
})

export const CERTIFICATES = [list, upload, get, remove]
