import { expect, test } from 'vitest'
import { eventList } from '#contract/console-operations.ts'
import { LOSS_CAUSES } from '#contract/event.ts'
import { tunnelDelete } from '#contract/tunnel-changes.ts'
import { NOBODY, startConsole } from '#server/testing/console.ts'
import { aClaim, aTunnel, CONNECTOR, join } from '#server/testing/fill.ts'

async function aTunnelWatched() {
  const console = startConsole()
  const { id } = await aTunnel(console)
  /** What happened since the tunnel was made, oldest first. */
  const happened = async () =>
    (await console.get(eventList, { path: { tunnel: id } })).events.toReversed().slice(1)
  const told = async () =>
    (await happened()).map(({ kind, connection, cause }) =>
      [kind, connection?.index, cause].filter((it) => it != null).join(' '),
    )
  return { console, id, happened, told }
}

test('a connector joins with its first connection and leaves with its last, for the cause of that', async () => {
  const { console, id, told } = await aTunnelWatched()
  const connections = [0, 1].map((index) => join(console, aClaim(console, id, index)).connection)
  connections[0]?.close('timeout')
  connections[1]?.close('graceful')
  expect(await told()).toEqual([
    'connector_joined 0',
    'connection_registered 0',
    'connection_registered 1',
    'connection_lost 0 timeout',
    'connection_lost 1 graceful',
    'connector_left graceful',
  ])
})

test.each(LOSS_CAUSES)('a connection that is lost says why: %s', async (cause) => {
  const { console, id, told } = await aTunnelWatched()
  join(console, aClaim(console, id)).connection.close(cause)
  expect((await told()).slice(2)).toEqual([`connection_lost 0 ${cause}`, `connector_left ${cause}`])
})

test('an event names the connector, and the connection by id, index and transport', async () => {
  const { console, id, happened } = await aTunnelWatched()
  const { connection } = join(console, { ...aClaim(console, id, 2), transport: 'quic' })
  const connector = {
    id: CONNECTOR,
    version: '2026.8.2',
    arch: 'linux_amd64',
    origin_ip: '203.0.113.7',
  }
  const first = { id: connection.id, index: 2, transport: 'quic' }
  expect(await happened()).toMatchObject([
    { kind: 'connector_joined', connector, connection: first, actor: null },
    { kind: 'connection_registered', connector, connection: first, actor: null },
  ])
})

test('a connection that comes back replaces its older self, and the connector has not left', async () => {
  const { console, id, told } = await aTunnelWatched()
  join(console, aClaim(console, id))
  join(console, aClaim(console, id))
  expect(await told()).toEqual([
    'connector_joined 0',
    'connection_registered 0',
    'connection_registered 0',
    'connection_lost 0 replaced',
  ])
})

test('a refused registration is told with the sentence the connector got, and without its secret', async () => {
  const { console, id, happened } = await aTunnelWatched()
  const tunnelSecret = new Uint8Array(Buffer.alloc(32, 'secret'))
  for (const index of [1, 1, 2])
    join(console, { ...aClaim(console, id, index), tunnelSecret, transport: 'quic' })
  const events = await happened()
  expect(events).toMatchObject([
    {
      kind: 'registration_refused',
      count: 3,
      cause: 'Unauthorized: Invalid tunnel secret',
      connector: { id: CONNECTOR },
      connection: { id: null, index: 1, transport: 'quic' },
    },
  ])
  expect(JSON.stringify(events)).not.toContain('secretsecret')
})

test('a refusal that is about no tunnel of ours is no event', async () => {
  const { console, id, told } = await aTunnelWatched()
  join(console, { ...aClaim(console, id), tunnelId: NOBODY })
  join(console, { ...aClaim(console, id), accountTag: 'f'.repeat(32) })
  expect(await told()).toEqual([])
})

test('a connector that still comes to a deleted tunnel is told there', async () => {
  const { console, id, told } = await aTunnelWatched()
  const claim = aClaim(console, id)
  await console.get(tunnelDelete, { path: { tunnel: id } })
  join(console, claim)
  expect(await told()).toEqual([
    'tunnel_deleted',
    'registration_refused 0 Unauthorized: Tunnel not found',
  ])
})
