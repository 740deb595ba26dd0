import Cloudflare, {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
} from 'cloudflare'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Connector, Tunnel } from '#contract/tunnel.ts'
import { VpcService } from '#contract/service.ts'
import { someCertificates } from '#server/testing/certificates.ts'
import { startConnector } from '../support/connector/connector.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { sdkAs } from './sdk.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server[Symbol.asyncDispose]())

/** All rows of a list, as `for await` finds them page by page. */
async function all<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of list) rows.push(row)
  return rows
}

async function aTunnel(name: string) {
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  const { id = '' } = await tunnels.create({ account_id, name, config_src: 'cloudflare' })
  return id
}

const onTunnel = (tunnel_id: string) => ({ ipv4: '10.0.0.1', network: { tunnel_id } })

test('the SDK makes, reads, lists, replaces and deletes services', async () => {
  const { account_id, services } = sdkAs(server, 'Admin')
  const tunnel_id = await aTunnel('sdk services')
  const sent = {
    name: 'sdk',
    type: 'http' as const,
    http_port: 80,
    https_port: null,
    tls_settings: null,
    host: { ipv4: '10.0.0.1', ipv6: 'fd00::1', network: { tunnel_id } },
  }
  const made = VpcService.parse(await services.create({ account_id, ...sent }))
  expect(made).toMatchObject(sent)
  expect(await services.get(made.service_id, { account_id })).toEqual(made)
  expect(await all(services.list({ account_id }))).toContainEqual(made)
  expect(await all(services.list({ account_id, type: 'tcp', per_page: 50 }))).toEqual([])
  const host = {
    hostname: 'db.internal',
    resolver_network: { tunnel_id, resolver_ips: ['10.0.0.53'] },
  }
  const update = {
    account_id,
    name: 'db',
    type: 'tcp' as const,
    tcp_port: 3306,
    app_protocol: 'mysql' as const,
    host,
  }
  const updated = await services.update(made.service_id, update)
  expect(updated).toMatchObject({ name: 'db', type: 'tcp', tcp_port: 3306, host })
  expect(updated).not.toHaveProperty('http_port')
  await services.delete(made.service_id, { account_id })
  await expect(services.get(made.service_id, { account_id })).rejects.toThrow(NotFoundError)
})

test('a list of many pages ends', async () => {
  const { account_id, tunnels, made } = sdkAs(server, 'Admin')
  for (const name of ['page 1', 'page 2', 'page 3', 'page 4', 'page 5']) await aTunnel(name)
  const rows = await all(tunnels.list({ account_id, include_prefix: 'page', per_page: 2 }))
  expect(rows.map(({ name }) => name)).toEqual(['page 1', 'page 2', 'page 3', 'page 4', 'page 5'])
  expect(made.requests).toBe(4)
})

test('the SDK makes, renames and deletes tunnels, and reads their token', async () => {
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  const id = await aTunnel('sdk tunnel')
  Tunnel.parse(await tunnels.get(id, { account_id }))
  const token = await tunnels.token.get(id, { account_id })
  expect(JSON.parse(Buffer.from(token, 'base64').toString())).toMatchObject({
    a: account_id,
    t: id,
  })
  expect(await tunnels.edit(id, { account_id, name: 'renamed' })).toMatchObject({
    id,
    name: 'renamed',
  })
  const config = { ingress: [{ hostname: 'a.example', service: 'http://localhost:8080' }] }
  await tunnels.configurations.update(id, { account_id, config })
  expect(await tunnels.configurations.get(id, { account_id })).toMatchObject({ version: 1, config })
  expect(await tunnels.delete(id, { account_id })).toMatchObject({ deleted_at: expect.any(String) })
  expect(await all(tunnels.list({ account_id, name: 'renamed', is_deleted: false }))).toEqual([])
  expect(await all(tunnels.list({ account_id, uuid: id, is_deleted: true }))).toHaveLength(1)
})

test('the SDK sees a connector join, and sends it away', async () => {
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  const id = await aTunnel('sdk connector')
  const token = await tunnels.token.get(id, { account_id })
  const ca = await readFile(server.caFile, 'utf8')
  const connector = await startConnector({ edge: server.edge, ca, token })
  expect(await tunnels.get(id, { account_id })).toMatchObject({ status: 'healthy' })
  const [client] = await all(tunnels.connections.get(id, { account_id }))
  expect(Connector.parse(client)).toMatchObject({ id: connector.id, arch: 'linux_amd64' })
  expect(Connector.parse(client).conns).toHaveLength(4)
  expect(await tunnels.connectors.get(connector.id, { account_id, tunnel_id: id })).toEqual(client)
  await expect(tunnels.delete(id, { account_id })).rejects.toThrow(/1022.*active connections/)
  await tunnels.connections.delete(id, { account_id, client_id: connector.id })
  expect(await tunnels.get(id, { account_id })).toMatchObject({ status: 'down' })
  connector.kill()
})

test('a conflict is told after one request', async () => {
  const { account_id, tunnels, made } = sdkAs(server, 'Admin')
  await aTunnel('taken')
  const error = await tunnels
    .create({ account_id, name: 'taken' })
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ConflictError)
  expect(error).toMatchObject({ errors: [{ code: 1013 }] })
  expect(made.requests).toBe(1)
})

test('the SDK keeps certificates', async () => {
  const { account_id, client } = sdkAs(server, 'Admin')
  const { ca } = await someCertificates()
  const { id = '' } = await client.mtlsCertificates.create({
    account_id,
    ca: true,
    certificates: ca.cert,
    name: 'sdk root',
  })
  expect(await all(client.mtlsCertificates.list({ account_id }))).toContainEqual(
    expect.objectContaining({ id, name: 'sdk root', ca: true }),
  )
  await client.mtlsCertificates.delete(id, { account_id })
  await expect(client.mtlsCertificates.get(id, { account_id })).rejects.toThrow(NotFoundError)
})

test.each(['Bind', 'Read'])(
  '%s may look at everything, and is refused the rest by one request each',
  async (name) => {
    const tunnel = await aTunnel(`looked at by ${name}`)
    const { account_id, client, services, tunnels, made } = sdkAs(server, name)
    expect((await all(tunnels.list({ account_id }))).map(({ id }) => id)).toContain(tunnel)
    await all(services.list({ account_id }))
    await all(client.mtlsCertificates.list({ account_id }))
    const [membership] = await all(client.memberships.list())
    expect(membership).toMatchObject({ roles: [`Connectivity Directory ${name}`] })
    made.requests = 0
    const config = { account_id, name: 'mine', type: 'http' as const, host: onTunnel(tunnel) }
    const refused = [
      [() => services.create(config), 'Connectivity Directory Admin'],
      [() => services.update(tunnel, config), 'Connectivity Directory Admin'],
      [() => services.delete(tunnel, { account_id }), 'Connectivity Directory Admin'],
      [() => tunnels.create({ account_id, name: 'mine' }), 'Cloudflare Tunnel Write'],
      [() => tunnels.edit(tunnel, { account_id, name: 'mine' }), 'Cloudflare Tunnel Write'],
      [() => tunnels.delete(tunnel, { account_id }), 'Cloudflare Tunnel Write'],
      [() => tunnels.token.get(tunnel, { account_id }), 'Cloudflare Tunnel Write'],
      [() => client.mtlsCertificates.delete(tunnel, { account_id }), 'SSL and Certificates Write'],
    ] as const
    for (const [attempt, role] of refused) {
      const error = await attempt().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(PermissionDeniedError)
      const message = expect.stringContaining(`you need the ${role} role.`)
      expect(error).toMatchObject({ errors: [{ code: 10000, message }] })
    }
    expect(made.requests).toBe(refused.length)
  },
)

test('the SDK is told whether its token is good', async () => {
  const { client } = sdkAs(server, 'Read')
  expect(await client.user.tokens.verify()).toMatchObject({ status: 'active' })
  const stranger = new Cloudflare({ apiToken: 'nobody', baseURL: `${server.url}/client/v4` })
  await expect(stranger.user.tokens.verify()).rejects.toThrow(AuthenticationError)
})
