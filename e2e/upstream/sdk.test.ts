/** The official client is content with the stand-in, and the stand-in with it. */
import { expect, test } from 'vitest'
import { accountOf, everyOne, forThisFile, sdkAs, serviceOn } from './testing.ts'

const upstream = await forThisFile()
const account_id = accountOf(upstream)

test('a service lives its whole life through the official client, and breaks no rule', async () => {
  const { services } = sdkAs(upstream, 'Admin').connectivity.directory
  const { tunnels } = await upstream.seed({ tunnels: 1 })
  const made = await services.create({ account_id, ...serviceOn(tunnels[0] ?? '') })
  expect(made).not.toHaveProperty('http_port')
  const id = made.service_id ?? ''
  await services.update(id, {
    account_id,
    ...serviceOn(tunnels[0] ?? ''),
    http_port: 80,
    https_port: null,
    tls_settings: null,
  })
  expect(await services.get(id, { account_id })).toMatchObject({ http_port: 80 })
  await services.delete(id, { account_id })
  await expect(services.get(id, { account_id })).rejects.toThrow('404')
  expect(await upstream.violations()).toEqual([])
})

test('a tunnel lives its whole life through the official client, and breaks no rule', async () => {
  const tunnels = sdkAs(upstream, 'Admin').zeroTrust.tunnels.cloudflared
  const made = await tunnels.create({ account_id, name: 'office', config_src: 'cloudflare' })
  const id = made.id ?? ''
  await tunnels.edit(id, { account_id, name: 'branch' })
  const token = await tunnels.token.get(id, { account_id })
  const connector = await upstream.connect({ tunnel: id, token })
  expect(await tunnels.connectors.get(connector, { account_id, tunnel_id: id })).toMatchObject({
    version: '2026.8.2',
  })
  await tunnels.configurations.update(id, {
    account_id,
    config: { ingress: [{ hostname: 'a.example', service: 'http://localhost' }] },
  })
  expect(await tunnels.configurations.get(id, { account_id })).toMatchObject({ version: 1 })
  await expect(tunnels.delete(id, { account_id })).rejects.toThrow('1022')
  await tunnels.connections.delete(id, { account_id })
  expect(await tunnels.delete(id, { account_id })).toMatchObject({ status: 'down' })
  expect(await upstream.violations()).toEqual([])
})

test('lists end, for a client that only looks for an empty page', async () => {
  await upstream.seed({ tunnels: 120, services: 30 })
  const { connectivity, zeroTrust } = sdkAs(upstream, 'Admin')
  const services = await everyOne(connectivity.directory.services.list({ account_id }))
  expect(new Set(services.map(({ name }) => name)).size).toBe(30)
  const tunnels = await everyOne(zeroTrust.tunnels.cloudflared.list({ account_id }))
  expect(tunnels).toHaveLength(120)
  expect(await upstream.counts()).toEqual({
    'GET /accounts/{account}/connectivity/directory/services': 2,
    'GET /accounts/{account}/cfd_tunnel': 3,
  })
})

test('deleted tunnels stay in lists unless it is asked without them, and their names are free', async () => {
  const tunnels = sdkAs(upstream, 'Admin').zeroTrust.tunnels.cloudflared
  const { id = '' } = await tunnels.create({ account_id, name: 'office' })
  await expect(tunnels.create({ account_id, name: 'office' })).rejects.toThrow('1013')
  await tunnels.delete(id, { account_id })
  await tunnels.create({ account_id, name: 'office' })
  expect((await tunnels.list({ account_id, name: 'office' })).result).toHaveLength(2)
  const living = await tunnels.list({ account_id, name: 'office', is_deleted: false })
  expect(living.result).toHaveLength(1)
})

test('a name that is taken is refused with the code that is known', async () => {
  const { services } = sdkAs(upstream, 'Admin').connectivity.directory
  const { tunnels } = await upstream.seed({ tunnels: 1 })
  const service = { account_id, ...serviceOn(tunnels[0] ?? '') }
  await services.create(service)
  await expect(services.create(service)).rejects.toThrow('5101')
})

const pem = (what: string) => `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----\n`

test('certificates are listed without the key they came with', async () => {
  const { mtlsCertificates } = sdkAs(upstream, 'Admin')
  await mtlsCertificates.create({
    account_id,
    ca: false,
    certificates: pem('CERTIFICATE'),
    private_key: pem('PRIVATE KEY'),
  })
  const { result } = await mtlsCertificates.list({ account_id })
  expect(result).toHaveLength(1)
  expect(JSON.stringify(result)).not.toContain('PRIVATE')
  expect(await upstream.violations()).toEqual([])
})
