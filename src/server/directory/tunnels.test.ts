import { expect, test } from 'vitest'
import {
  configurationPut,
  tunnelCreate,
  tunnelDelete,
  tunnelUpdate,
} from '#contract/tunnel-changes.ts'
import {
  configurationGet,
  tunnelGet,
  tunnelList,
  tunnelToken,
} from '#contract/tunnel-operations.ts'
import { NOBODY, startConsole } from '#server/testing/console.ts'
import { aService, aTunnel, joined } from '#server/testing/fill.ts'

const SECRET = Buffer.alloc(32, 7).toString('base64')
const readToken = (token: string): unknown => JSON.parse(Buffer.from(token, 'base64').toString())

test('a new tunnel is inactive, and without connections since it was made', async () => {
  const console = startConsole()
  const tunnel = await aTunnel(console)
  expect(tunnel).toMatchObject({
    name: 'office',
    status: 'inactive',
    config_src: 'cloudflare',
    deleted_at: null,
    conns_active_at: null,
    conns_inactive_at: '2026-11-21T10:00:00.000Z',
  })
  const { result } = await console.ask('read', tunnelGet, { path: { tunnel: tunnel.id } })
  expect(result).toMatchObject({ connections: [], tun_type: 'cfd_tunnel', remote_config: true })
})

test('the token is account, tunnel and secret, as cloudflared reads it', async () => {
  const console = startConsole()
  const { id } = await console.get(tunnelCreate, { body: { name: 'a', tunnel_secret: SECRET } })
  const token = await console.get(tunnelToken, { path: { tunnel: id } })
  expect(readToken(token)).toEqual({ a: console.directory.accountId, t: id, s: SECRET })
})

test('a secret is made when none is sent, another for each tunnel', async () => {
  const console = startConsole()
  const tunnels = [await aTunnel(console, 'a'), await aTunnel(console, 'b')]
  const secrets = tunnels.map(({ id }) => console.directory.tunnels.secret(id))
  expect(secrets.map((secret) => secret?.length)).toEqual([32, 32])
  expect(secrets[0]).not.toEqual(secrets[1])
})

test('a name is unique among the living, and case counts', async () => {
  const console = startConsole()
  const first = await aTunnel(console, 'office')
  await aTunnel(console, 'Office')
  const again = await console.ask('admin', tunnelCreate, { body: { name: ' office ' } })
  expect([again.status, again.errors[0]?.code]).toEqual([409, 1013])
  expect(again.headers.get('x-should-retry')).toBe('false')
  await console.get(tunnelDelete, { path: { tunnel: first.id } })
  await aTunnel(console, 'office')
})

test('a tunnel is renamed, to its own name too, and its secret rotated', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  await aTunnel(console, 'other')
  const path = { tunnel: id }
  expect((await console.get(tunnelUpdate, { path, body: { name: 'office' } })).name).toBe('office')
  const body = { name: 'new', tunnel_secret: SECRET }
  expect((await console.get(tunnelUpdate, { path, body })).name).toBe('new')
  expect(readToken(await console.get(tunnelToken, { path }))).toMatchObject({ s: SECRET })
  const taken = await console.ask('admin', tunnelUpdate, { path, body: { name: 'other' } })
  expect(taken.errors[0]?.code).toBe(1013)
})

test('a deleted tunnel can still be read, but not changed', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  const deleted = await console.get(tunnelDelete, { path })
  expect(deleted.deleted_at).toBe('2026-11-21T10:00:00.000Z')
  expect(await console.get(tunnelGet, { path })).toEqual(deleted)
  for (const operation of [tunnelUpdate, tunnelDelete, tunnelToken]) {
    const { status, errors } = await console.ask('admin', operation, {
      path,
      ...(operation === tunnelUpdate && { body: {} }),
    })
    expect([status, errors[0]?.code]).toEqual([404, 9721])
  }
})

test('a connected tunnel is deleted only with cascade, which ends its connections', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const connections = joined(console, id)
  const refused = await console.ask('admin', tunnelDelete, { path: { tunnel: id } })
  expect([refused.status, refused.errors[0]?.code]).toEqual([400, 1022])
  await console.get(tunnelDelete, { path: { tunnel: id }, query: { cascade: 'true' } })
  expect(connections.map(({ ended }) => ended)).toEqual([true, true, true, true])
})

test('a tunnel that services use is never deleted, and the refusal names them', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  for (const name of ['a', 'b', 'c', 'd', 'e']) await aService(console, id, name)
  for (const query of [{}, { cascade: 'true' }]) {
    const { status, errors } = await console.ask('admin', tunnelDelete, {
      path: { tunnel: id },
      query,
    })
    expect([status, errors[0]?.code]).toEqual([409, 9731])
    expect(errors[0]?.message).toBe(
      '5 VPC Services use this tunnel: “a”, “b”, “c”, and 2 more. Change or delete them first.',
    )
  }
})

test('a tunnel has no configuration until one is put, and a version for each that was', async () => {
  const console = startConsole()
  const path = { tunnel: (await aTunnel(console)).id }
  const none = await console.get(configurationGet, { path })
  expect(none).toMatchObject({ version: 0, config: null, source: 'cloudflare' })
  const config = { ingress: [{ service: 'http_status:404', originRequest: { anything: [1] } }] }
  expect(await console.get(configurationPut, { path, body: { config } })).toMatchObject({
    version: 1,
    config,
  })
  await console.get(configurationPut, { path, body: { config: {} } })
  expect(await console.get(configurationGet, { path })).toMatchObject({ version: 2, config: {} })
})

test('a locally managed tunnel takes no configuration', async () => {
  const console = startConsole()
  const { id } = await console.get(tunnelCreate, { body: { name: 'local' } })
  const asking = { path: { tunnel: id }, body: { config: {} } }
  const { status, errors } = await console.ask('admin', configurationPut, asking)
  expect([status, errors[0]?.source?.pointer]).toEqual([400, '/config'])
})

test('a tunnel nobody made is not found', async () => {
  const console = startConsole()
  for (const tunnel of [NOBODY, 'office'])
    expect((await console.ask('admin', tunnelGet, { path: { tunnel } })).status).toBe(404)
  expect((await console.ask('admin', tunnelList)).result).toEqual([])
})
