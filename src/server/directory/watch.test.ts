import { expect, test, vi } from 'vitest'
import { eventList, liveConnectorList } from '#contract/console-operations.ts'
import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import {
  configurationPut,
  connectionsDelete,
  tunnelDelete,
  tunnelUpdate,
} from '#contract/tunnel-changes.ts'
import { connectorGet } from '#contract/tunnel-operations.ts'
import { EVERYBODY, NOBODY, startConsole } from '#server/testing/console.ts'
import {
  aClaim,
  aService,
  aTunnel,
  CONNECTOR,
  join,
  joined,
  serviceBody,
} from '#server/testing/fill.ts'

const OTHER = '10000000-0000-4000-8000-000000000002'
const SECRET = Buffer.alloc(32, 'S').toString('base64')

type Console = ReturnType<typeof startConsole>

/** All that happened to a tunnel, oldest first. */
async function happened(console: Console, tunnel: string) {
  const { events } = await console.get(eventList, { path: { tunnel }, query: { limit: '200' } })
  return events.toReversed()
}

/** The same in a word or two each, from the one after the tunnel was made. */
const told = async (console: Console, tunnel: string) =>
  (await happened(console, tunnel))
    .slice(1)
    .map(({ kind, value, cause }) => [kind, value ?? cause].filter(Boolean).join(' '))

test('what a person does to a tunnel is told with who did it', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  await console.get(tunnelUpdate, { path, body: { name: 'office' } })
  await console.get(tunnelUpdate, { path, body: { name: 'home' } })
  await console.get(tunnelUpdate, { path, body: { name: 'home', tunnel_secret: SECRET } })
  await console.get(configurationPut, { path, body: { config: {} } })
  await console.get(configurationPut, { path, body: { config: { ingress: [] } } })
  await console.get(tunnelDelete, { path })
  const events = await happened(console, id)
  expect(events.map(({ kind, value, actor }) => [kind, value, actor])).toEqual([
    ['tunnel_created', null, 'admin'],
    ['tunnel_renamed', 'home', 'admin'],
    ['token_rotated', null, 'admin'],
    ['configuration_changed', '1', 'admin'],
    ['configuration_changed', '2', 'admin'],
    ['tunnel_deleted', null, 'admin'],
  ])
  expect(JSON.stringify(events)).not.toContain(SECRET)
})

test('a service is told on its tunnel, and one that moves on both', async () => {
  const console = startConsole()
  const [a, b] = [(await aTunnel(console, 'a')).id, (await aTunnel(console, 'b')).id]
  const { service_id } = await aService(console, a, 'web')
  const path = { service: service_id }
  await console.get(serviceUpdate, { path, body: serviceBody(a, 'shop') })
  await console.get(serviceUpdate, { path, body: serviceBody(b, 'shop') })
  await console.get(serviceDelete, { path })
  const services = async (tunnel: string) =>
    (await happened(console, tunnel))
      .slice(1)
      .map(({ kind, service, actor }) => [kind, service?.id, service?.name, actor].join(' '))
  expect(await services(a)).toEqual([
    `service_created ${service_id} web admin`,
    `service_changed ${service_id} shop admin`,
    `service_changed ${service_id} shop admin`,
  ])
  expect(await services(b)).toEqual([
    `service_changed ${service_id} shop admin`,
    `service_deleted ${service_id} shop admin`,
  ])
})

test('what is refused is no event', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  await aTunnel(console, 'taken')
  await aService(console, id)
  const path = { tunnel: id }
  await console.ask('admin', tunnelUpdate, { path, body: { name: 'taken', tunnel_secret: SECRET } })
  await console.ask('admin', tunnelDelete, { path })
  await console.ask('admin', serviceCreate, { body: serviceBody(id) })
  await console.ask('read', tunnelUpdate, { path, body: { name: 'mine' } })
  expect(await told(console, id)).toEqual(['service_created'])
})

test('draining tells who did it, whom it meant, and what it ended', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  join(console, aClaim(console, id, 0))
  join(console, aClaim(console, id, 0, OTHER))
  const path = { tunnel: id }
  await console.get(connectionsDelete, { path, query: { client_id: OTHER } })
  await console.get(connectionsDelete, { path })
  await console.get(connectionsDelete, { path })
  const events = (await happened(console, id)).slice(5)
  expect(events.map((it) => [it.kind, it.connector?.id, it.cause ?? it.actor])).toEqual([
    ['connections_drained', OTHER, 'admin'],
    ['connection_lost', OTHER, 'drained'],
    ['connector_left', OTHER, 'drained'],
    ['connections_drained', undefined, 'admin'],
    ['connection_lost', CONNECTOR, 'drained'],
    ['connector_left', CONNECTOR, 'drained'],
  ])
})

test('rotating leaves who is connected, and a drained connector is refused with the old secret', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  const claim = aClaim(console, id)
  const { connection } = join(console, claim)
  await console.get(tunnelUpdate, { path, body: { tunnel_secret: SECRET } })
  expect(connection.ended).toBe(false)
  await console.get(connectionsDelete, { path })
  join(console, claim)
  expect((await told(console, id)).slice(2)).toEqual([
    'token_rotated',
    'connections_drained',
    'connection_lost drained',
    'connector_left drained',
    'registration_refused Unauthorized: Invalid tunnel secret',
  ])
})

test('after a rotation it is told who came with the token from before, and who with the new one', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  join(console, aClaim(console, id))
  await console.get(tunnelUpdate, { path, body: { tunnel_secret: SECRET } })
  join(console, aClaim(console, id, 0, OTHER))
  const live = await console.get(liveConnectorList, { path })
  expect(live.map((one) => [one.id, one.token])).toEqual([
    [CONNECTOR, 'former'],
    [OTHER, 'current'],
  ])
  expect(JSON.stringify(live)).not.toContain(SECRET)
})

test('a deleted tunnel drains its connections, and its events can still be read', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const { connection } = join(console, aClaim(console, id))
  await console.get(tunnelDelete, { path: { tunnel: id }, query: { cascade: 'true' } })
  expect(connection.ended).toBe(true)
  expect((await told(console, id)).slice(2)).toEqual([
    'tunnel_deleted',
    'connection_lost drained',
    'connector_left drained',
  ])
})

test('events come in pages by cursor, whatever case the id is asked in', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  for (const name of ['b', 'c', 'd'])
    await console.get(tunnelUpdate, { path: { tunnel: id }, body: { name } })
  const path = { tunnel: id.toUpperCase() }
  const first = await console.get(eventList, { path, query: { limit: '3' } })
  expect(first.events.map(({ value }) => value)).toEqual(['d', 'c', 'b'])
  const cursor = first.cursor ?? ''
  const second = await console.get(eventList, { path, query: { limit: '3', cursor } })
  expect([second.events.map(({ kind }) => kind), second.cursor]).toEqual([['tunnel_created'], null])
})

test.each([eventList, liveConnectorList])(
  '$name is for everybody who may see tunnels, and nobody else',
  async (operation) => {
    const console = startConsole()
    const path = { tunnel: (await aTunnel(console)).id }
    for (const who of EVERYBODY)
      expect((await console.ask(who, operation, { path })).status).toBe(200)
    const narrow = startConsole({ read: ['SSL and Certificates Write'] })
    const asking = { path: { tunnel: (await aTunnel(narrow)).id } }
    const { status, errors } = await narrow.ask('read', operation, asking)
    expect([status, errors[0]?.code]).toEqual([403, 10000])
    expect((await console.ask('read', operation, { path: { tunnel: NOBODY } })).status).toBe(404)
  },
)

test('how each connection is carried is told here, and not in the answer of Cloudflare’s API', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  const carried = join(console, { ...aClaim(console, id, 0), transport: 'quic' }).connection
  const other = join(console, aClaim(console, id, 1)).connection
  expect(await console.get(liveConnectorList, { path })).toEqual([
    {
      id: CONNECTOR,
      config_version: null,
      connections: [
        { id: carried.id, transport: 'quic' },
        { id: other.id, transport: 'http2' },
      ],
      token: 'current',
    },
  ])
  const asked = { path: { ...path, connector: CONNECTOR } }
  const { result } = await console.ask('read', connectorGet, asked)
  expect(JSON.stringify(result)).not.toMatch(/transport|quic"/)
})

test('a burst of 2,000 registrations is told in full, and its events are written at once', async () => {
  const console = startConsole()
  const ids = []
  for (let count = 0; count < 20; count += 1) ids.push((await aTunnel(console, `t${count}`)).id)
  const transaction = vi.spyOn(console.directory.store, 'transaction')
  for (const id of ids)
    for (let count = 10; count < 35; count += 1)
      joined(console, id, `10000000-0000-4000-8000-0000000000${count}`)
  for (const id of ids) {
    const kinds = (await told(console, id)).toSorted()
    expect([kinds.length, kinds.lastIndexOf('connection_registered')]).toEqual([125, 99])
  }
  expect(transaction).toHaveBeenCalledTimes(1)
})
