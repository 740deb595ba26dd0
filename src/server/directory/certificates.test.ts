import { beforeAll, expect, test } from 'vitest'
import {
  certificateDelete,
  certificateGet,
  certificateList,
  certificateUpload,
} from '#contract/certificate-operations.ts'
import { CODES } from '#contract/codes.ts'
import { serviceCreate, serviceDelete } from '#contract/service-changes.ts'
import { someCertificates } from '#server/testing/certificates.ts'
import { ACCOUNT, NOBODY, startConsole, tokenOf } from '#server/testing/console.ts'
import { aTunnel, serviceBody } from '#server/testing/fill.ts'

let made: Awaited<ReturnType<typeof someCertificates>>
beforeAll(async () => {
  made = await someCertificates()
})

const caBody = (name = 'root') => ({ name, ca: true, certificates: made.ca.cert })
const clientBody = () => ({
  name: 'client',
  ca: false,
  certificates: `${made.client.cert}\n${made.ca.cert}`,
  private_key: made.client.key,
})

test('an uploaded certificate tells what its first PEM says, and never its key', async () => {
  const console = startConsole()
  const { id } = await console.get(certificateUpload, { body: clientBody() })
  const { result } = await console.ask('read', certificateGet, { path: { certificate: id } })
  expect(result).toMatchObject({
    id,
    name: 'client',
    ca: false,
    type: 'custom',
    issuer: 'CN=VPC Console local edge CA',
    uploaded_on: '2026-11-21T10:00:00.000Z',
  })
  expect(result).toHaveProperty('expires_on', expect.stringMatching(/^20\d\d-.*Z$/))
  expect(result).toHaveProperty('serial_number', expect.stringMatching(/^\d+$/))
  expect(result).not.toHaveProperty('private_key')
})

test('the list is filtered by exact name, by kind and by type', async () => {
  const console = startConsole()
  await console.get(certificateUpload, { body: caBody('root') })
  await console.get(certificateUpload, { body: caBody('root 2') })
  await console.get(certificateUpload, { body: clientBody() })
  const names = async (query: Record<string, string>) =>
    (await console.get(certificateList, { query })).map(({ name }) => name)
  expect(await names({})).toEqual(['root', 'root 2', 'client'])
  expect(await names({ name: 'root' })).toEqual(['root'])
  expect(await names({ ca: 'false' })).toEqual(['client'])
  expect(await names({ type: 'custom,gateway_managed' })).toHaveLength(3)
  expect(await names({ type: 'gateway_managed' })).toEqual([])
})

test.each([
  ['text that is no PEM', () => ({ ca: true, certificates: 'hello' }), '/certificates'],
  [
    'a client certificate without key',
    () => ({ ...clientBody(), private_key: undefined }),
    '/private_key',
  ],
  ['an authority with a key', () => ({ ...caBody(), private_key: made.ca.key }), '/private_key'],
  [
    'another certificate’s key',
    () => ({ ...clientBody(), private_key: made.ca.key }),
    '/private_key',
  ],
  [
    'a leaf that says it is an authority',
    () => ({ ca: true, certificates: made.client.cert }),
    '/certificates',
  ],
  [
    'text beside the certificate',
    () => ({ ca: true, certificates: `${made.ca.cert}and more` }),
    '/certificates',
  ],
  [
    'a certificate broken off half way',
    () => ({ ca: true, certificates: made.ca.cert.slice(0, 200) }),
    '/certificates',
  ],
  [
    'a block that holds no certificate',
    () => ({ ca: true, certificates: made.ca.cert.replace(/M/, 'A') }),
    '/certificates',
  ],
  ['a key that is none', () => ({ ...clientBody(), private_key: 'hello' }), '/private_key'],
])('%s is refused at its field', async (_, body, pointer) => {
  const console = startConsole()
  const { status, errors } = await console.ask('admin', certificateUpload, { body: body() })
  expect([status, errors[0]?.source?.pointer]).toEqual([400, pointer])
})

test.each(['before', 'after'])(
  'a private key %s the certificate is kept nowhere',
  async (where) => {
    const console = startConsole()
    const { key, cert } = made.client
    const certificates = where === 'before' ? `${key}${cert}` : `${cert}${key}`
    const body = { ...clientBody(), certificates }
    const { status, errors } = await console.ask('admin', certificateUpload, { body })
    expect([status, errors[0]?.source?.pointer]).toEqual([400, '/certificates'])
    expect(errors[0]?.message).toContain('private_key')
    expect((await console.ask('read', certificateList)).result).toEqual([])
  },
)

test('what is kept and answered is the certificates alone, written anew', async () => {
  const console = startConsole()
  const certificates = `# my root\n\n  ${made.ca.cert.replaceAll('\n', '\r\n')}\n# ${made.ca.cert.length}`
  const { id } = await console.get(certificateUpload, { body: { ca: true, certificates } })
  const { result } = await console.ask('read', certificateGet, { path: { certificate: id } })
  expect(result).toHaveProperty('certificates', `${made.ca.cert.trim()}\n`)
})

test('a certificate that expired is refused with its date', async () => {
  const console = startConsole()
  console.clock.at = Date.parse('2040-01-01T00:00:00Z')
  const { status, errors } = await console.ask('admin', certificateUpload, { body: caBody() })
  expect([status, errors[0]?.source?.pointer]).toEqual([400, '/certificates'])
  expect(errors[0]?.message).toMatch(/expired on 2036-11-\d\dT/)
})

test('a name stands for one certificate, and one without a name for itself', async () => {
  const console = startConsole()
  await console.get(certificateUpload, { body: caBody() })
  const { status, errors } = await console.ask('admin', certificateUpload, { body: caBody() })
  expect([status, errors[0]?.code, errors[0]?.source?.pointer]).toEqual([409, 9733, '/name'])
  const body = { ...caBody(), name: undefined }
  for (let count = 0; count < 2; count += 1) await console.get(certificateUpload, { body })
  expect(await console.get(certificateList)).toHaveLength(3)
})

test('an empty list is a page of some size', async () => {
  const response = await startConsole().send(certificateList.path.replace(':account', ACCOUNT), {
    headers: { authorization: `Bearer ${tokenOf('read')}` },
  })
  expect(await response.json()).toMatchObject({ result_info: { per_page: 1, total_count: 0 } })
})

test('a service names certificates of the right kind, which then can’t be deleted', async () => {
  const console = startConsole()
  const tunnel = await aTunnel(console)
  const ca = await console.get(certificateUpload, { body: caBody() })
  const client = await console.get(certificateUpload, { body: clientBody() })
  const body = (certificate_authority: string, client_certificate: string) => ({
    ...serviceBody(tunnel.id),
    tls_settings: {
      cert_verification_mode: 'verify_ca',
      certificate_authority,
      client_certificate,
    },
  })
  for (const wrong of [body(client.id, ca.id), body(NOBODY, NOBODY)]) {
    const { status, errors } = await console.ask('admin', serviceCreate, { body: wrong })
    expect([status, ...errors.map(({ source }) => source?.pointer)]).toEqual([
      400,
      '/tls_settings/certificate_authority',
      '/tls_settings/client_certificate',
    ])
  }
  const service = await console.get(serviceCreate, { body: body(ca.id, client.id) })
  for (const { id } of [ca, client]) {
    const path = { certificate: id }
    const { status, errors } = await console.ask('admin', certificateDelete, { path })
    expect([status, errors[0]?.code]).toEqual([409, CODES.certificateInUse.code])
    expect(errors[0]?.message).toContain('“web”')
  }
  await console.get(serviceDelete, { path: { service: service.service_id } })
  expect(await console.get(certificateDelete, { path: { certificate: ca.id } })).toEqual(ca)
  expect((await console.ask('read', certificateGet, { path: { certificate: ca.id } })).status).toBe(
    404,
  )
})
