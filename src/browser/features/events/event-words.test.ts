import { expect, test } from 'vitest'
import { EVENT_KINDS, LOSS_CAUSES, type TunnelEvent } from '#contract/event.ts'
import { advice, happened, partHappened } from './event-words.ts'
import { event } from '#contract/testing/event.ts'

const WHO = 'Connector 1a2b3c4d… (cloudflared 2026.8.2, linux_amd64, from 10.0.0.7)'
const connector = {
  id: '1a2b3c4d-0000-4000-8000-000000000000',
  version: '2026.8.2',
  arch: 'linux_amd64',
  origin_ip: '10.0.0.7',
}
const connection = { id: null, index: 2, transport: 'quic' }
const service = { id: 's', name: 'orders-db' }
const actor = 'Admin'

test.each<[Partial<TunnelEvent>, string]>([
  [{ kind: 'tunnel_created', actor }, 'The tunnel was created by Admin.'],
  [{ kind: 'tunnel_renamed', actor, value: 'aws' }, 'The tunnel was renamed to aws by Admin.'],
  [{ kind: 'tunnel_deleted', actor }, 'The tunnel was deleted by Admin.'],
  [
    { kind: 'token_rotated', actor },
    'The token was rotated by Admin. Connectors that are connected stay so; the old token joins no more.',
  ],
  [
    { kind: 'configuration_changed', actor, value: '3' },
    'The configuration was changed to version 3 by Admin.',
  ],
  [
    { kind: 'connections_drained', actor },
    'All connectors were disconnected by Admin. Those whose token is still good come back by themselves.',
  ],
  [
    { kind: 'connections_drained', actor, connector },
    `${WHO} was disconnected by Admin. It comes back by itself if its token is still good.`,
  ],
  [{ kind: 'connector_joined', connector }, `${WHO} joined.`],
  [{ kind: 'connector_joined', connector, connection }, `${WHO} joined over QUIC.`],
  [{ kind: 'connector_left', connector, cause: 'timeout' }, `${WHO} left: it went silent.`],
  [
    { kind: 'connection_registered', connector, connection },
    `${WHO} opened connection 2 over QUIC.`,
  ],
  [
    { kind: 'connection_lost', connector, connection, cause: 'timeout' },
    `${WHO} lost connection 2: it went silent.`,
  ],
  [
    { kind: 'connection_lost', connector, connection, cause: 'replaced' },
    `${WHO}: connection 2 was replaced by a newer one.`,
  ],
  [
    { kind: 'registration_refused', connector, cause: 'Unauthorized: Invalid tunnel secret' },
    `${WHO} was refused: Unauthorized: Invalid tunnel secret.`,
  ],
  [{ kind: 'edge_restarted' }, 'The edge was restarted. Connectors connect again by themselves.'],
  [{ kind: 'service_created', actor, service }, 'VPC Service orders-db was created by Admin.'],
  [{ kind: 'service_changed', actor, service }, 'VPC Service orders-db was changed by Admin.'],
  [{ kind: 'service_deleted', actor, service }, 'VPC Service orders-db was deleted by Admin.'],
  [{ kind: 'status_changed', value: 'down' }, 'The status is now Down.'],
  [{ kind: 'status_changed', value: '' }, 'The status is now Unknown.'],
  [
    { kind: 'status_changed', value: 'down', cause: 'healthy' },
    'The status went from Healthy to Down.',
  ],
  [{ kind: 'connections_opened', connector, value: '1' }, `${WHO} opened 1 connection.`],
  [{ kind: 'connections_lost', connector, value: '3' }, `${WHO} lost 3 connections.`],
])('%j is told in a sentence', (given, sentence) => {
  expect(happened(event(given))).toBe(sentence)
})

test.each([
  ['graceful', 'cloudflared was shut down'],
  ['closed', 'its host, or the network on the way, closed the connection'],
  ['timeout', 'it went silent'],
  ['malformed', 'it sent what the protocol does not allow'],
  ['drained', 'it was disconnected on request'],
  ['stopped', 'the edge was stopped'],
  ['moonlight', 'moonlight'],
])('a connection lost because of %s says so', (cause, words) => {
  const lost = event({ kind: 'connection_lost', connector, connection, cause })
  expect(happened(lost)).toBe(`${WHO} lost connection 2: ${words}.`)
})

test('every kind has a sentence when nothing but the kind is known', () => {
  for (const kind of EVENT_KINDS) {
    const words = happened(event({ kind }))
    expect(words).toMatch(/^[A-Z].*\.$/)
    expect(words).not.toMatch(/undefined|null|no words|\(\)| {2}|: \.|\.\./)
  }
})

test('a kind that is not known yet is told by its name', () => {
  expect(happened(event({ kind: 'colo_moved', actor }))).toBe(
    'colo moved by Admin: this console has no words for it yet.',
  )
})

test('of a connector only what it said of itself is told', () => {
  const quiet = { ...connector, version: '', arch: '' }
  expect(happened(event({ kind: 'connector_joined', connector: quiet }))).toBe(
    'Connector 1a2b3c4d… (from 10.0.0.7) joined.',
  )
})

test.each([
  ['Unauthorized: Invalid tunnel secret', 'Reinstall with the current token.'],
  ['Unauthorized: Tunnel not found', 'Reinstall with the token of a tunnel that exists.'],
  ['This tunnel has 25 connectors already, the most allowed', 'Stop a connector'],
  ['Something new', 'Read the log of cloudflared'],
  [null, 'Read the log of cloudflared'],
])('a refusal with %j says what to do', (cause, todo) => {
  expect(advice(event({ kind: 'registration_refused', cause }))).toContain(todo)
})

test('a connector that went without being asked to says what to check, and no other does', () => {
  const checked = LOSS_CAUSES.filter(
    (cause) => advice(event({ kind: 'connector_left', cause })) !== undefined,
  )
  expect(checked).toEqual(['closed', 'timeout', 'malformed'])
  expect(advice(event({ kind: 'tunnel_created' }))).toBeUndefined()
})

test('who joined is told with every way its connections are carried', () => {
  const joined = event({ kind: 'connector_joined', connector, connection })
  const registered = (transport: string) =>
    event({ kind: 'connection_registered', connection: { ...connection, transport } })
  const told = (...parts: TunnelEvent[]) => happened(joined, { parts })
  expect(told(registered('quic'), registered('quic'))).toBe(`${WHO} joined over QUIC.`)
  expect(told(registered('quic'), registered('http2'))).toBe(`${WHO} joined over QUIC and HTTP/2.`)
})

test('for who cannot look it up the id of a connector is told whole', () => {
  const joined = event({ kind: 'connector_joined', connector })
  expect(happened(joined, { wholeId: true })).toContain(`Connector ${connector.id} (cloudflared`)
})

test('below the line of its connector a connection is told alone', () => {
  expect(partHappened(event({ kind: 'connection_registered', connector, connection }))).toBe(
    'Opened connection 2 over QUIC.',
  )
  const lost = event({ kind: 'connection_lost', connector, connection, cause: 'timeout' })
  expect(partHappened(lost)).toBe('Lost connection 2: it went silent.')
})

test.each([
  [4 * 60_000, '4 minutes'],
  [80 * 60_000, '80 minutes'],
  [5 * 3_600_000, '5 hours'],
  [72 * 3_600_000, '3 days'],
])('that nobody looked for %d ms is told as %s', (time, words) => {
  expect(happened(event({ kind: 'looked_again', value: String(time) }))).toContain(
    `No page of this browser looked for ${words}.`,
  )
})
