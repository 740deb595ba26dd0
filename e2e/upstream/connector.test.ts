import { expect, test } from 'vitest'
import { accountOf, forThisFile, sdkAs } from './testing.ts'

const upstream = await forThisFile()
const account_id = accountOf(upstream)
const tunnels = sdkAs(upstream, 'Admin').zeroTrust.tunnels.cloudflared

async function newTunnel() {
  const { id = '' } = await tunnels.create({ account_id, name: 'office', config_src: 'cloudflare' })
  return { id, now: () => tunnels.get(id, { account_id }) }
}

test('a tunnel follows its connectors from inactive to down', async () => {
  const { id: tunnel, now } = await newTunnel()
  expect(await now()).toMatchObject({ status: 'inactive', conns_active_at: null })
  const connector = await upstream.connect({ tunnel, connections: 2 })
  expect(await now()).toMatchObject({ status: 'degraded', conns_inactive_at: null })
  await upstream.keep({ tunnel, connector, connections: 4 })
  expect(await now()).toMatchObject({ status: 'healthy', connections: [] })
  await upstream.keep({ tunnel, connector, connections: 0 })
  expect(await now()).toMatchObject({ status: 'down', conns_active_at: null })
})

test('a connector is told with each of its connections', async () => {
  const { id: tunnel } = await newTunnel()
  const connector = await upstream.connect({ tunnel, connections: 1, version: '2025.6.0' })
  const { result } = await tunnels.connections.get(tunnel, { account_id })
  expect(result).toMatchObject([
    {
      id: connector,
      version: '2025.6.0',
      arch: 'linux_amd64',
      conns: [{ client_id: connector, colo_name: 'fra08', is_pending_reconnect: false }],
    },
  ])
})

test('a connector with a token from before the secret was changed is not let in', async () => {
  const { id: tunnel } = await newTunnel()
  const token = await tunnels.token.get(tunnel, { account_id })
  const tunnel_secret = Buffer.alloc(32, 7).toString('base64')
  await tunnels.edit(tunnel, { account_id, tunnel_secret })
  await expect(upstream.connect({ tunnel, token })).rejects.toThrow('Unauthorized')
})

test('one connector of two is dropped by its id', async () => {
  const { id: tunnel } = await newTunnel()
  const [first, second] = [await upstream.connect({ tunnel }), await upstream.connect({ tunnel })]
  await tunnels.connections.delete(tunnel, { account_id, client_id: first })
  const { result } = await tunnels.connections.get(tunnel, { account_id })
  expect(result.map(({ id }) => id)).toEqual([second])
})

test('many tunnels and services are there at once', async () => {
  const seeded = await upstream.seed({ tunnels: 200, services: 1000, connectors: 2 })
  expect([seeded.tunnels.length, seeded.services.length]).toEqual([200, 1000])
  const { result } = await tunnels.list({ account_id, per_page: 1000 })
  expect(result.filter(({ status }) => status === 'healthy')).toHaveLength(200)
})
