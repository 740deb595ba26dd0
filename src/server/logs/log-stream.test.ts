import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { FakeConnector } from './testing/fake-connector.ts'
import { aTunnelWith, ended, logged, say, streaming, TOKEN } from './testing/watching.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND

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

test.each(['yesterday', '', '2026-13-01T00:00:00Z', 7, undefined])(
  'a line whose time is %j has the time it came',
  async (time) => {
    const connector = new FakeConnector('one')
    const reader = aTunnelWith([connector]).watch()
    await reader.next()
    const before = Date.now()
    say(await connector.session(0), { level: 'info', time })
    const line = await reader.next()
    const at = line?.kind === 'log' ? Date.parse(line.time) : NaN
    expect(at).toBeGreaterThanOrEqual(before)
    expect(at).toBeLessThanOrEqual(Date.now())
  },
)

test('credentials that a connector logs do not reach who reads', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch({ level: 'debug' })
  await reader.next()
  const headers = { Cookie: ['a=secret'], Authorization: ['Bearer secret'], Host: ['a.internal'] }
  say(await connector.session(0), { message: 'Cookie: a=secret', fields: { headers } })
  const line = await reader.next()
  expect(JSON.stringify(line)).not.toContain('secret')
  expect(line).toMatchObject({ fields: { headers: { Host: ['a.internal'] } } })
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
