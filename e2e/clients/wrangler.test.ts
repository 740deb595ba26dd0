import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { someCertificates } from '#server/testing/certificates.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { sdkAs } from './sdk.ts'
import { wranglerAs, type Wrangler } from './wrangler.ts'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

let server: TestServer
let wrangler: Wrangler
beforeAll(async () => {
  server = await startServer()
  wrangler = await wranglerAs(server, 'Admin')
})
afterAll(() => server[Symbol.asyncDispose]())

/** Runs wrangler, expects it to succeed, and answers what it said. */
async function succeed(...args: string[]): Promise<string> {
  const { code, text } = await wrangler(...args)
  expect(`${args.join(' ')} ended with ${code}: ${text}`).toContain('ended with 0')
  return text
}

const file = (name: string): string => join(server.data, name)

const idIn = (text: string): string => ID.exec(text)?.[0] ?? 'no id'

test('wrangler makes a tunnel, finds it again, and takes it away', async () => {
  const tunnel = idIn(await succeed('tunnel', 'create', 'office'))
  const [list, info] = await Promise.all([
    succeed('tunnel', 'list'),
    succeed('tunnel', 'info', 'office'),
  ])
  expect(list).toMatch(new RegExp(`${tunnel}.*office.*inactive`))
  expect(info).toContain(`ID: ${tunnel}`)
  await succeed('tunnel', 'delete', 'office', '--force')
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  expect((await tunnels.get(tunnel, { account_id })).deleted_at).toBeTruthy()
})

const tcpOn = (tunnel: string): string[] => [
  '--type',
  'tcp',
  '--tunnel-id',
  tunnel,
  '--ipv4',
  '10.0.0.1',
  '--tcp-port',
  '5432',
  '--app-protocol',
  'postgresql',
]

test('wrangler makes a service, changes it, and takes it away', async () => {
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  const { id: tunnel = '' } = await tunnels.create({ account_id, name: 'lab' })
  const http = ['--type', 'http', '--tunnel-id', tunnel]
  const host = ['--hostname', 'api.internal', '--resolver-ips', '10.0.0.53']
  const service = idIn(await succeed('vpc', 'service', 'create', 'web', ...http, ...host))
  const [services, got] = await Promise.all([
    succeed('vpc', 'service', 'list'),
    succeed('vpc', 'service', 'get', service),
  ])
  expect(services).toMatch(new RegExp(`${service}.*web.*http.*api.internal`))
  expect(got).toContain('Hostname: api.internal')
  expect(got).not.toContain('Invalid Date')

  const changes = ['--name', 'db', ...tcpOn(tunnel)]
  const updated = await succeed('vpc', 'service', 'update', service, ...changes)
  expect(updated).toContain('TCP Port: 5432')
  await succeed('vpc', 'service', 'delete', service)
  expect(await succeed('vpc', 'service', 'list')).not.toContain(service)
})

test('wrangler says why a name that is taken, and a tunnel that is in use, are refused', async () => {
  const { account_id, tunnels, services } = sdkAs(server, 'Admin')
  const { id: tunnel_id = '' } = await tunnels.create({ account_id, name: 'branch' })
  const host = { ipv4: '10.0.0.1', network: { tunnel_id } }
  await services.create({ account_id, name: 'queue', type: 'http', host })
  const [taken, used] = await Promise.all([
    wrangler('vpc', 'service', 'create', 'queue', ...tcpOn(tunnel_id)),
    wrangler('tunnel', 'delete', 'branch', '--force'),
  ])
  expect([taken.code, taken.text]).toEqual([1, expect.stringContaining('[code: 5101]')])
  expect([used.code, used.text]).toEqual([1, expect.stringContaining('uses this tunnel: “queue”')])
})

test('wrangler uploads certificates, lists them and takes them away', async () => {
  const { ca, client } = await someCertificates()
  await writeFile(file('ca.pem'), ca.cert)
  await writeFile(file('client.pem'), client.cert)
  await writeFile(file('client.key'), client.key)
  const both = ['--cert', file('client.pem'), '--key', file('client.key')]
  await Promise.all([
    succeed(
      'cert',
      'upload',
      'certificate-authority',
      '--name',
      'root',
      '--ca-cert',
      file('ca.pem'),
    ),
    succeed('cert', 'upload', 'mtls-certificate', '--name', 'client', ...both),
  ])
  const list = await succeed('cert', 'list')
  expect(list).toContain('Name: root')
  expect(list).toContain('Name: client')
  await succeed('cert', 'delete', '--name', 'root')
  expect(await succeed('cert', 'list')).not.toContain('Name: root')
})

test('wrangler knows who it is', async () => {
  const text = await succeed('whoami', '--account', server.accountId)
  expect(text).toContain('associated with the email admin@vpc-console.local')
  expect(text).toContain(server.accountId)
  expect(text).toContain('- Connectivity Directory Admin')
})
