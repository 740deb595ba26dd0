import { getEventListeners } from 'node:events'
import { type Duplex, duplexPair } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DialRefused } from '#server/edge/registry.ts'
import { createReach } from '../reach.ts'
import { connection, fakeFlow, tunnelOf } from '../testing/connections.ts'
import { failureOf } from '../testing/failure-of.ts'
import { VIRTUAL_RESOLVER, privateNetwork } from '../testing/private-network.ts'
import type { Records, Zone } from '../testing/zone.ts'

const DB = { tunnel: 't1', hostname: 'db.internal' }
const BOTH: Records = { a: ['10.0.0.5', '10.0.0.6'], aaaa: ['fd00::5'] }

/** A network whose connector's own resolver says this of db.internal. */
const withDb = (records: Zone[string]) =>
  privateNetwork({ [VIRTUAL_RESOLVER]: { 'db.internal': records } })

const broken = () => Promise.reject(new Error('the connection ended'))

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  const left = vi.getTimerCount()
  vi.useRealTimers()
  if (left > 0) throw new Error(`${left} timers were left`)
})

test('a name has IPv4 and IPv6 addresses, asked of the connector’s own resolver', async () => {
  const network = withDb(BOTH)
  expect(await network.resolve(DB)).toEqual({
    ipv4: ['10.0.0.5', '10.0.0.6'],
    ipv6: ['fd00::5'],
    connectorId: 'connector of c0',
    resolverIp: VIRTUAL_RESOLVER,
  })
  const to = { address: VIRTUAL_RESOLVER, port: 53 }
  expect(network.openUdp.mock.calls.map(([asked]) => asked)).toEqual([to, to])
  expect(network.flows.map(({ isClosed }) => isClosed)).toEqual([true, true])
})

test.each([
  [4, ['10.0.0.5', '10.0.0.6'], []],
  [6, [], ['fd00::5']],
] as const)('only addresses of family %d are asked for on demand', async (family, ipv4, ipv6) => {
  const network = withDb(BOTH)
  expect(await network.resolve({ ...DB, family })).toMatchObject({ ipv4, ipv6 })
  expect(network.flows).toHaveLength(1)
})

test('one family is enough', async () => {
  const { resolve } = withDb({ aaaa: ['fd00::5'] })
  expect(await resolve(DB)).toMatchObject({ ipv4: [], ipv6: ['fd00::5'] })
})

test('a name is found in any case, with a dot at its end, and through its aliases', async () => {
  const { resolve } = privateNetwork({
    [VIRTUAL_RESOLVER]: {
      'www.internal': { cname: 'Web.internal' },
      'web.internal': { cname: 'host.internal' },
      'host.internal': { a: ['10.0.0.9'] },
    },
  })
  const found = await resolve({ tunnel: 't1', hostname: 'WWW.internal.' })
  expect(found.ipv4).toEqual(['10.0.0.9'])
})

test.each([
  ['NXDOMAIN', 'nxdomain', 'there is no db.internal'],
  ['SERVFAIL', 'servfail', 'SERVFAIL'],
  ['REFUSED', 'rcode', 'answered REFUSED for db.internal'],
  [{}, 'no_data', 'knows db.internal, but has no address of it'],
  [{ cname: 'gone.internal' }, 'no_data', 'gone.internal, which db.internal stands for'],
] as const)('%j is told apart as %s', async (answer, kind, words) => {
  expect(await failureOf(withDb(answer).resolve(DB))).toMatchObject({
    kind,
    code: 'dns_error',
    message: expect.stringContaining(words),
    told: { connectorId: 'connector of c0' },
  })
})

test('a name of one label that does not exist is to be given in full', async () => {
  const { resolve } = privateNetwork({})
  const error = await failureOf(resolve({ tunnel: 't1', hostname: 'db' }))
  expect(error).toMatchObject({ message: expect.stringContaining('Give the full name') })
})

test('silence is a time-out after 5 s', async () => {
  const network = withDb('silent')
  const ended = failureOf(network.resolve(DB))
  await vi.advanceTimersByTimeAsync(4_999)
  expect(network.flows.map(({ isClosed }) => isClosed)).toEqual([false, false])
  await vi.advanceTimersByTimeAsync(1)
  expect(await ended).toMatchObject({
    kind: 'dns_timeout',
    code: 'dns_timeout',
    message: expect.stringContaining(
      'did not answer within 5 s. Check that cloudflared is version',
    ),
  })
  expect(network.flows.map(({ isClosed }) => isClosed)).toEqual([true, true])
})

test('over HTTP/2 no name is resolved, and it is said what to do', async () => {
  const { resolve } = createReach(tunnelOf(connection('c0', {})))
  expect(await failureOf(resolve(DB))).toMatchObject({
    kind: 'no_datagrams',
    code: 'dns_error',
    message: expect.stringMatching(/2025\.7\.0 or later .*--protocol quic.*UDP on port 7844/),
  })
})

test('a connection over QUIC is preferred to an older one over HTTP/2', async () => {
  const flow = fakeFlow(() => [])
  const quic = connection('c1', { openUdp: () => Promise.resolve(flow) })
  const { resolve } = createReach(tunnelOf(connection('c0', {}), quic))
  const ended = failureOf(resolve({ ...DB, family: 4 }))
  await vi.advanceTimersByTimeAsync(5_000)
  await ended
  expect(flow.sent).not.toEqual([])
})

test('a tunnel without connectors is unavailable', async () => {
  const error = await failureOf(createReach(tunnelOf()).resolve(DB))
  expect(error).toMatchObject({ kind: 'no_connector', code: 'destination_unavailable' })
})

test.each(['', 'a..b', '10.0.0.5', `${'a'.repeat(63)}.`.repeat(4), 'ä.internal'])(
  '“%s” is no name to ask for',
  async (hostname) => {
    const network = withDb(BOTH)
    const error = await failureOf(network.resolve({ tunnel: 't1', hostname }))
    expect(error).toMatchObject({ kind: 'hostname_invalid', code: 'dns_error' })
    expect(network.openUdp).not.toHaveBeenCalled()
  },
)

test('a connection that gives no way for UDP in 2 s makes way for the next', async () => {
  const late = fakeFlow(() => [])
  const { promise, resolve: arrive } = Promise.withResolvers<typeof late>()
  const slow = () => promise
  const { resolve } = createReach(
    tunnelOf(connection('c0', { openUdp: broken }), connection('c1', { openUdp: slow })),
  )
  const ended = failureOf(resolve({ ...DB, family: 4 }))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await ended).toMatchObject({ kind: 'dns_timeout' })
  arrive(late)
  await vi.advanceTimersByTimeAsync(0)
  expect(late.isClosed).toBe(true)
})

test('a resolver that the connector cannot reach is told with its reason', async () => {
  const reason = 'dial udp 10.0.0.53:53: connect: network is unreachable'
  const network = withDb(BOTH)
  network.openUdp.mockRejectedValue(new DialRefused(reason))
  const error = await failureOf(network.resolve({ ...DB, resolverIps: ['10.0.0.53'] }))
  expect(error).toMatchObject({
    kind: 'resolver_unreachable',
    code: 'dns_error',
    message: expect.stringContaining('The resolver 10.0.0.53 could not be reached'),
    told: { connectorId: 'connector of c0', reason },
  })
})

test('an answer too long for UDP is fetched over TCP through the same connection', async () => {
  const network = withDb({ a: ['10.0.0.5'], tooLongForUdp: true })
  expect(await network.resolve({ ...DB, family: 4 })).toMatchObject({ ipv4: ['10.0.0.5'] })
  expect(network.dial.mock.lastCall?.[0]).toEqual({ address: VIRTUAL_RESOLVER, port: 53 })
  expect(network.streams.map(({ destroyed }) => destroyed)).toEqual([true])
})

test('a resolver that answers too long for UDP and takes no TCP is told', async () => {
  const network = withDb({ tooLongForUdp: true })
  network.dial.mockRejectedValue(new DialRefused('connect: connection refused'))
  expect(await failureOf(network.resolve(DB))).toMatchObject({ kind: 'resolver_unreachable' })
})

test('a TCP stream that comes after the time is ended', async () => {
  const network = withDb({ tooLongForUdp: true })
  const [late] = duplexPair()
  const { promise, resolve: arrive } = Promise.withResolvers<Duplex>()
  network.dial.mockReturnValue(promise)
  const ended = failureOf(network.resolve({ ...DB, family: 4 }))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await ended).toMatchObject({ kind: 'dns_timeout' })
  arrive(late)
  await vi.advanceTimersByTimeAsync(0)
  expect(late.destroyed).toBe(true)
})

test('bytes that are no DNS message are told as malformed', async () => {
  const flow = fakeFlow((message) => [message.subarray(0, 5)])
  const network = withDb(BOTH)
  network.openUdp.mockResolvedValue(flow)
  expect(await failureOf(network.resolve({ ...DB, family: 4 }))).toMatchObject({
    kind: 'malformed',
    code: 'dns_error',
  })
})

test('an abort ends the questions at once, and leaves nothing open', async () => {
  const network = withDb('silent')
  const caller = new AbortController()
  const ended = failureOf(network.resolve({ ...DB, signal: caller.signal }))
  await vi.advanceTimersByTimeAsync(10)
  caller.abort('no longer wanted')
  expect(await ended).toBe('no longer wanted')
  expect(network.flows.map(({ isClosed }) => isClosed)).toEqual([true, true])
  expect(getEventListeners(caller.signal, 'abort')).toEqual([])
})
