import { getEventListeners } from 'node:events'
import { Duplex, duplexPair } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DialRefused, type Streams } from '#server/edge/registry.ts'
import { ReachFailure } from './failure.ts'
import { createReach } from './reach.ts'
import { connection, tunnelOf } from './testing/connections.ts'
import { failureOf } from './testing/failure-of.ts'

const TO = { tunnel: 't1', address: '10.0.0.5', port: 5432 }

type Dial = Streams['dial']

const never = (): Promise<never> => new Promise(() => {})
const broken: Dial = () => Promise.reject(new Error('the connection ended'))
const refusing =
  (reason: string): Dial =>
  () =>
    Promise.reject(new DialRefused(reason))

/** A tunnel whose connections dial like this, the longest-lived first. */
function reachBy(...dials: Dial[]) {
  const spies = dials.map((dial) => vi.fn<Dial>(dial))
  const connections = spies.map((dial, i) => connection(`c${i}`, { dial }))
  return { ...createReach(tunnelOf(...connections)), dials: spies }
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  const left = vi.getTimerCount()
  vi.useRealTimers()
  if (left > 0) throw new Error(`${left} timers were left`)
})

test('a stream goes through the longest-lived connection', async () => {
  const [ours, theirs] = duplexPair()
  const reach = reachBy(() => Promise.resolve(ours), broken)
  const stream = await reach.open(TO)
  stream.end('hello')
  expect(await text(theirs)).toBe('hello')
  const [first, second] = reach.dials
  expect(first?.mock.lastCall?.[0]).toEqual({ address: '10.0.0.5', port: 5432 })
  expect(second).not.toHaveBeenCalled()
})

test('the next connection is tried when one breaks', async () => {
  const [ours] = duplexPair()
  const reach = reachBy(broken, broken, () => Promise.resolve(ours))
  expect(await reach.open(TO)).toBe(ours)
})

test('another connector is asked before another connection of one that does not answer', async () => {
  const [ours] = duplexPair()
  const silent = Array.from({ length: 4 }, () => connection('a', { dial: never }))
  const other = connection('b', { dial: () => Promise.resolve(ours) })
  const opening = createReach(tunnelOf(...silent, other)).open(TO)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(await opening).toBe(ours)
})

test('the next connection is tried when one does not answer in 6 s, and a late stream is ended', async () => {
  const [late] = duplexPair()
  const [ours] = duplexPair()
  const { promise, resolve: arrive } = Promise.withResolvers<Duplex>()
  const reach = reachBy(
    () => promise,
    () => Promise.resolve(ours),
  )
  const opening = reach.open(TO)
  await vi.advanceTimersByTimeAsync(5_999)
  expect(reach.dials[1]).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(await opening).toBe(ours)
  expect(reach.dials[0]?.mock.lastCall?.[1].aborted).toBe(true)
  arrive(late)
  await vi.advanceTimersByTimeAsync(0)
  expect(late.destroyed).toBe(true)
  expect(ours.destroyed).toBe(false)
})

test('what a connector says of its dial is the answer: no other is asked', async () => {
  const reason = 'unable to dial tcp to origin 10.0.0.5:5432: dial tcp: connect: connection refused'
  const reach = reachBy(broken, refusing(reason), broken)
  const error = await failureOf(reach.open(TO))
  expect(error).toMatchObject({
    kind: 'refused',
    code: 'connection_refused',
    told: { connectorId: 'connector of c1', reason },
    message: expect.stringContaining('10.0.0.5:5432 refused the connection'),
  })
  expect(reach.dials[2]).not.toHaveBeenCalled()
})

test.each([
  ['dial tcp 10.0.0.5:5432: connect: connection refused', 'connection_refused'],
  [
    'connectex: No connection could be made because the target machine actively refused it.',
    'connection_refused',
  ],
  ['dial tcp 10.0.0.5:5432: i/o timeout', 'connection_timeout'],
  ['dial tcp 10.0.0.5:5432: connect: connection timed out', 'connection_timeout'],
  ['dial tcp 10.0.0.5:5432: connect: operation timed out', 'connection_timeout'],
  ['context deadline exceeded', 'connection_timeout'],
  ['dial tcp 10.0.0.5:5432: connect: no route to host', 'destination_ip_unroutable'],
  ['dial tcp [fd00::1]:80: connect: network is unreachable', 'destination_ip_unroutable'],
  [
    'connectex: A socket operation was attempted to an unreachable network.',
    'destination_ip_unroutable',
  ],
  ['dial tcp [fd00::1]:80: connect: cannot assign requested address', 'destination_ip_unroutable'],
  ['read tcp 10.0.0.2:1->10.0.0.5:5432: read: connection reset by peer', 'connection_terminated'],
  ['unexpected EOF', 'connection_terminated'],
  ['too many active flows', 'connection_limit_reached'],
  ['dial tcp 10.0.0.5:5432: connect: permission denied', 'destination_unavailable'],
  ['the connector could not connect to 10.0.0.5:5432', 'destination_unavailable'],
])('“%s” is a %s', async (reason, code) => {
  const error = await failureOf(reachBy(refusing(reason)).open(TO))
  expect(error).toMatchObject({ code, told: { reason } })
})

test('an IPv6 address is told in brackets', async () => {
  const error = await failureOf(reachBy(refusing('')).open({ ...TO, address: 'fd00::1' }))
  expect(error).toMatchObject({ message: expect.stringContaining('[fd00::1]:5432') })
})

test('a tunnel without connectors is unavailable', async () => {
  const error = await failureOf(reachBy().open(TO))
  expect(error).toBeInstanceOf(ReachFailure)
  expect(error).toMatchObject({ kind: 'no_connector', code: 'destination_unavailable' })
})

test('when all connections break, the last one’s trouble is told', async () => {
  const error = await failureOf(reachBy(broken, broken).open(TO))
  expect(error).toMatchObject({
    kind: 'connection_failed',
    code: 'destination_unavailable',
    message: expect.stringContaining('the connection ended'),
  })
})

test.each([
  ['each of them in turn', [never, never], {}, 12_000],
  ['all of them together', [never, never, never], {}, 15_000],
  ['what the caller allows', [never], { within: 200 }, 200],
])('silence ends after the time for %s', async (_, dials, options, ms) => {
  const ended = failureOf(reachBy(...dials).open({ ...TO, ...options }))
  await vi.advanceTimersByTimeAsync(ms - 1)
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(await ended).toMatchObject({ kind: 'no_answer', code: 'connection_timeout' })
})

test('an abort ends the opening at once, and a late stream is ended', async () => {
  const [late] = duplexPair()
  const { promise, resolve: arrive } = Promise.withResolvers<Duplex>()
  const reach = reachBy(() => promise, broken)
  const caller = new AbortController()
  const ended = failureOf(reach.open({ ...TO, signal: caller.signal }))
  caller.abort('no longer wanted')
  expect(await ended).toBe('no longer wanted')
  arrive(late)
  await vi.advanceTimersByTimeAsync(0)
  expect(late.destroyed).toBe(true)
  expect(reach.dials[1]).not.toHaveBeenCalled()
})

test('nothing is dialled for a caller that aborted before', async () => {
  const reach = reachBy(broken)
  expect(await failureOf(reach.open({ ...TO, signal: AbortSignal.abort('gone') }))).toBe('gone')
  expect(reach.dials[0]).not.toHaveBeenCalled()
})

test('a late stream that fails as it is ended disturbs nobody', async () => {
  const late = new Duplex({ destroy: (_, done) => done(new Error('reset')) })
  const { promise, resolve: arrive } = Promise.withResolvers<Duplex>()
  const reach = reachBy(() => promise)
  const ended = failureOf(reach.open({ ...TO, within: 10 }))
  await vi.advanceTimersByTimeAsync(10)
  await ended
  arrive(late)
  await vi.advanceTimersByTimeAsync(0)
  expect(late.destroyed).toBe(true)
})

test('the caller’s signal keeps no listener, and does not end an open stream', async () => {
  const [ours] = duplexPair()
  const caller = new AbortController()
  const { signal } = caller
  const reach = reachBy(broken, () => Promise.resolve(ours))
  await reach.open({ ...TO, signal })
  await failureOf(reachBy(refusing('')).open({ ...TO, signal }))
  expect(getEventListeners(signal, 'abort')).toEqual([])
  caller.abort()
  expect(ours.destroyed).toBe(false)
})
