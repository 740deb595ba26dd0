import { expect, test } from 'vitest'
import { CODES } from '#contract/codes.ts'
import { connectionsDelete, tunnelDelete } from '#contract/tunnel-changes.ts'
import { connectorGet, connectorList, tunnelGet } from '#contract/tunnel-operations.ts'
import { NOBODY, startConsole } from '#server/testing/console.ts'
import { aClaim, aTunnel, CONNECTOR, join, joined } from '#server/testing/fill.ts'

const OTHER = '10000000-0000-4000-8000-000000000002'

async function aTunnelWatched() {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  const tunnel = () => console.get(tunnelGet, { path })
  const connectors = () => console.get(connectorList, { path })
  return { console, id, path, tunnel, connectors }
}

test('a tunnel is degraded until its connector is whole, then healthy, then degraded, then down', async () => {
  const { console, id, tunnel } = await aTunnelWatched()
  const statuses = [(await tunnel()).status]
  const connections = []
  for (const index of [0, 1, 2, 3]) {
    connections.push(join(console, aClaim(console, id, index)).connection)
    statuses.push((await tunnel()).status)
  }
  for (const connection of connections) {
    connection.close('closed')
    statuses.push((await tunnel()).status)
  }
  expect(statuses.join(' ')).toBe(
    'inactive degraded degraded degraded healthy degraded degraded degraded down',
  )
})

test('one connector that is not whole makes the tunnel degraded, whatever the others are', async () => {
  const { console, id, tunnel } = await aTunnelWatched()
  joined(console, id)
  const { connection } = join(console, aClaim(console, id, 0, OTHER))
  expect((await tunnel()).status).toBe('degraded')
  connection.close('closed')
  expect((await tunnel()).status).toBe('healthy')
})

test('since when a tunnel is up or down is remembered', async () => {
  const { console, id, tunnel } = await aTunnelWatched()
  console.clock.at += 1000
  const connections = joined(console, id)
  const up = { conns_active_at: '2026-11-21T10:00:01.000Z', conns_inactive_at: null }
  expect(await tunnel()).toMatchObject(up)
  console.clock.at += 1000
  for (const connection of connections) connection.close('closed')
  const since = '2026-11-21T10:00:02.000Z'
  expect(await tunnel()).toMatchObject({ ...up, conns_inactive_at: since })
})

test('a connector is known by id, version, arch, features, start and where it comes from', async () => {
  const { console, id, connectors, path } = await aTunnelWatched()
  join(console, aClaim(console, id, 0))
  console.clock.at += 1000
  join(console, aClaim(console, id, 1))
  const [connector] = await connectors()
  expect(connector).toMatchObject({
    id: CONNECTOR,
    version: '2026.8.2',
    arch: 'linux_amd64',
    features: ['quick_reconnects'],
    run_at: '2026-11-21T10:00:00.000Z',
    conns: [
      { client_id: CONNECTOR, origin_ip: '203.0.113.7', opened_at: '2026-11-21T10:00:00.000Z' },
      { client_id: CONNECTOR, origin_ip: '203.0.113.7', opened_at: '2026-11-21T10:00:01.000Z' },
    ],
  })
  const asked = { ...path, connector: CONNECTOR.toUpperCase() }
  expect(await console.get(connectorGet, { path: asked })).toEqual(connector)
})

test('a connection that comes back takes the place of its older self', async () => {
  const { console, id, connectors } = await aTunnelWatched()
  const [first] = joined(console, id)
  const { admission } = join(console, aClaim(console, id, 0))
  expect(admission.accepted).toBe(true)
  expect(first?.ended).toBe(true)
  expect((await connectors())[0]?.conns).toHaveLength(4)
})

test('refusals are in the words cloudflared understands', async () => {
  const { console, id } = await aTunnelWatched()
  const claim = aClaim(console, id)
  const refused = (changed: Partial<typeof claim>) =>
    join(console, { ...claim, ...changed }).admission
  const cause = 'Unauthorized: Tunnel not found'
  expect(refused({ accountTag: 'f'.repeat(32) })).toMatchObject({ accepted: false, cause })
  expect(refused({ tunnelId: NOBODY })).toMatchObject({ accepted: false, cause })
  for (const tunnelSecret of [new Uint8Array(), new Uint8Array(32)])
    expect(refused({ tunnelSecret })).toMatchObject({
      cause: 'Unauthorized: Invalid tunnel secret',
    })
  await console.get(tunnelDelete, { path: { tunnel: id } })
  expect(refused({})).toMatchObject({ cause })
})

const idOf = (count: number) => `10000000-0000-4000-8000-0000000001${10 + count}`

test('a tunnel has at most 25 connectors, each of which may add connections', async () => {
  const { console, id, connectors } = await aTunnelWatched()
  for (let count = 0; count < 25; count += 1) join(console, aClaim(console, id, 0, idOf(count)))
  expect(join(console, aClaim(console, id, 0, idOf(25))).admission).toMatchObject({
    accepted: false,
    cause: 'This tunnel has 25 connectors already, the most allowed',
  })
  expect(join(console, aClaim(console, id, 1, idOf(24))).admission.accepted).toBe(true)
  expect(await connectors()).toHaveLength(25)
})

test('cleaning up ends one connector, or all', async () => {
  const { console, id, path, connectors } = await aTunnelWatched()
  joined(console, id)
  joined(console, id, OTHER)
  await console.get(connectionsDelete, { path, query: { client_id: OTHER } })
  expect((await connectors()).map((connector) => connector.id)).toEqual([CONNECTOR])
  expect(await console.get(connectionsDelete, { path })).toEqual({})
  expect(await connectors()).toEqual([])
  const gone = { path: { ...path, connector: CONNECTOR } }
  const { status, errors } = await console.ask('read', connectorGet, gone)
  expect([status, errors[0]?.code]).toEqual([404, CODES.connectorNotFound.code])
})
