import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { FakeConnector } from './testing/fake-connector.ts'
import { aTunnelWith, say, TOKEN } from './testing/watching.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND

const streaming = (connector: FakeConnector) => ({
  kind: 'connector',
  connector_id: connector.id,
  state: 'streaming',
  hostname: connector.hostname,
  reason: null,
})

const ended = (connector: FakeConnector, reason: unknown) => ({
  kind: 'connector',
  connector_id: connector.id,
  state: 'ended',
  hostname: null,
  reason,
})

const logged = (message: string) => expect.objectContaining({ kind: 'log', message })

test('a connector is announced with its machine, then its lines come as it wrote them', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  expect(await reader.next()).toEqual(streaming(connector))
  const session = await connector.session(0)
  expect(session).toMatchObject({ token: TOKEN })
  expect(session.asked).toEqual({ type: 'start_streaming', filters: { level: 'info' } })
  const line = { level: 'error', event: 'http', message: 'no origin', fields: { connIndex: 2 } }
  say(session, line)
  expect(await reader.next()).toEqual({
    kind: 'log',
    connector_id: 'one',
    time: '2026-11-21T10:00:00Z',
    ...line,
  })
})

test('the logs of two connectors come as one stream', async () => {
  const connectors = [new FakeConnector('one'), new FakeConnector('two')] as const
  const reader = aTunnelWith([...connectors]).watch()
  expect(await reader.take(2)).toEqual(expect.arrayContaining(connectors.map(streaming)))
  for (const connector of connectors) {
    say(await connector.session(0), { level: 'info', message: `from ${connector.id}` })
    expect(await reader.next()).toMatchObject({ connector_id: connector.id })
  }
})

test('one connector can be asked for alone, in whatever case its id is written', async () => {
  const [one, two] = [new FakeConnector('one'), new FakeConnector('two')]
  const uuid = '0000000A-0000-4000-8000-000000000000'
  const asked = new FakeConnector(uuid.toLowerCase())
  const reader = aTunnelWith([one, asked, two]).watch({ connector: uuid })
  expect(await reader.next()).toEqual(streaming(asked))
  expect([one.sessions, two.sessions]).toEqual([0, 0])
})

test.each([
  [{ level: 'warn' }, ['warn http', 'error tcp']],
  [{ level: 'debug', events: 'http,cloudflared' }, ['debug cloudflared', 'warn http']],
])('only what is asked for comes: %j', async (query, wanted) => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch(query)
  await reader.next()
  say(
    await connector.session(0),
    // What cloudflared leaves out is level debug and event cloudflared.
    { message: 'debug cloudflared' },
    { level: 'info', event: 'udp', message: 'info udp' },
    { level: 'warn', event: 'http', message: 'warn http' },
    { level: 'error', event: 'tcp', message: 'error tcp' },
  )
  expect(await reader.take(wanted.length)).toEqual(wanted.map(logged))
})

test('a sample holds the share of lines that was asked for', async () => {
  const connector = new FakeConnector('one')
  const chances = [0.1, 0.3, 0.24, 0.25]
  const chance = () => chances.shift() ?? 1
  const reader = aTunnelWith([connector], { chance }).watch({ sampling: '25' })
  await reader.next()
  const lines = ['a', 'b', 'c', 'd'].map((message) => ({ level: 'info', message }))
  say(await connector.session(0), ...lines)
  expect(await reader.take(2)).toEqual([logged('a'), logged('c')])
})

test('a connector that joins later is added within a second', async () => {
  const [one, two] = [new FakeConnector('one'), new FakeConnector('two')]
  const connectors = [one]
  const reader = aTunnelWith(connectors).watch()
  await reader.next()
  connectors.push(two)
  vi.advanceTimersByTime(SECOND)
  expect(await reader.next()).toEqual(streaming(two))
})

test('a connector that leaves is told, and again when it comes back', async () => {
  const connector = new FakeConnector('one')
  const connectors = [connector]
  const reader = aTunnelWith(connectors).watch()
  await reader.next()
  const { bytes } = await connector.session(0)
  connectors.pop()
  bytes.destroy()
  expect(await reader.next()).toEqual(ended(connector, expect.stringMatching(/ended\.$/)))
  vi.advanceTimersByTime(SECOND)
  connectors.push(connector)
  vi.advanceTimersByTime(SECOND)
  expect(await reader.next()).toEqual(streaming(connector))
})

test('when the connection is lost, the logs come through another one of the connector', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  await reader.next()
  const { bytes } = await connector.session(0)
  bytes.destroy()
  expect(await reader.next()).toMatchObject({ state: 'ended' })
  vi.advanceTimersByTime(SECOND)
  expect(connector.sessions).toBe(1)
  connector.streams = connector.newStreams()
  vi.advanceTimersByTime(SECOND)
  expect(await reader.next()).toEqual(streaming(connector))
})

test('two readers share one session, which ends with the last of them', async () => {
  const connector = new FakeConnector('one')
  const tunnel = aTunnelWith([connector])
  const [first, second] = [tunnel.watch({ level: 'info' }), tunnel.watch({ level: 'error' })]
  expect(await Promise.all([first.next(), second.next()])).toEqual(
    Array.from({ length: 2 }, () => streaming(connector)),
  )
  const session = await connector.session(0)
  say(session, { level: 'info', message: 'a' }, { level: 'error', message: 'b' })
  expect(await first.take(2)).toEqual([logged('a'), logged('b')])
  expect(await second.next()).toEqual(logged('b'))
  await first.cancel()
  say(session, { level: 'error', message: 'c' })
  expect(await second.next()).toEqual(logged('c'))
  expect(connector.sessions).toBe(1)
  await second.cancel()
  await session.closed
  expect(session.bytes.destroyed).toBe(true)
})

test('a reader who asks for more than the others gets it, and they stay undisturbed', async () => {
  const connector = new FakeConnector('one')
  const tunnel = aTunnelWith([connector])
  const first = tunnel.watch({ level: 'error' })
  await first.next()
  const before = await connector.session(0)
  const second = tunnel.watch({ level: 'debug' })
  expect(await second.next()).toEqual(streaming(connector))
  await before.closed
  const session = await connector.session(1)
  expect(session.asked).toMatchObject({ filters: { level: 'debug' } })
  say(session, { message: 'a' }, { level: 'error', message: 'b' })
  expect(await second.take(2)).toEqual([logged('a'), logged('b')])
  expect(await first.next()).toEqual(logged('b'))
})

test('nothing is left when everybody has gone', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  await reader.next()
  const session = await connector.session(0)
  await reader.cancel()
  await session.closed
  expect(vi.getTimerCount()).toBe(0)
})

test('nothing is begun for an answer whose body nobody reads', () => {
  const connector = new FakeConnector('one')
  aTunnelWith([connector]).watch()
  expect([connector.sessions, vi.getTimerCount()]).toEqual([0, 0])
})

test('a slow reader is told how many lines were left out', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  await reader.next()
  const { socket, ...session } = await connector.session(0)
  const many = Array.from({ length: 1200 }, (_, at) => ({ level: 'info', message: `${at}` }))
  say({ socket, ...session }, ...many)
  // A pong comes after all that was said before.
  socket.ping()
  await once(socket, 'pong')
  const lines = await reader.take(1001)
  expect(lines.slice(0, 1000)).toEqual(many.slice(0, 1000).map(({ message }) => logged(message)))
  expect(lines[1000]).toEqual({ kind: 'dropped', count: 200 })
  say({ socket, ...session }, { level: 'info', message: 'on it goes' })
  expect(await reader.next()).toEqual(logged('on it goes'))
})

test('every 15 seconds of silence there is a sign of life', async () => {
  const reader = aTunnelWith([]).watch()
  for (let count = 0; count < 2; count += 1) {
    const next = reader.next()
    await vi.advanceTimersByTimeAsync(15 * SECOND)
    expect(await next).toEqual({ kind: 'alive' })
  }
})

test('a stream ends after an hour, and says so', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  await reader.next()
  vi.advanceTimersByTime(HOUR)
  const alive = { kind: 'alive' }
  expect(await reader.take(3)).toEqual([
    alive,
    ended(connector, expect.stringContaining('an hour')),
    undefined,
  ])
  expect(vi.getTimerCount()).toBe(0)
})

test('a stream ends when the console stops, and says so', async () => {
  const connector = new FakeConnector('one')
  const tunnel = aTunnelWith([connector])
  const reader = tunnel.watch()
  await reader.next()
  tunnel.stop()
  const reason = expect.stringContaining('stopping')
  expect(await reader.take(2)).toEqual([ended(connector, reason), undefined])
})
