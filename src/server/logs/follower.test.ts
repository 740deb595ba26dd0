import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { FakeConnector } from './testing/fake-connector.ts'
import { aTunnelWith, ended, logged, say, streaming } from './testing/watching.ts'

const SECOND = 1000

/** Lets both ends of a session notice that its bytes are gone. */
async function gone(bytes: Duplex) {
  if (!bytes.closed) await once(bytes, 'close')
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
}

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
  await gone(bytes)
  vi.advanceTimersByTime(SECOND)
  const reason = 'The connector is not connected any more.'
  expect(await reader.next()).toEqual(ended(connector, reason))
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
  await gone(bytes)
  connector.streams = connector.newStreams()
  vi.advanceTimersByTime(SECOND)
  const reason = expect.stringMatching(/They go on through another/)
  expect(await reader.take(2)).toEqual([ended(connector, reason), streaming(connector)])
})

test('a log that breaks off while its connection stays is not begun anew through that', async () => {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  await reader.next()
  const { bytes } = await connector.session(0)
  bytes.destroy()
  await gone(bytes)
  vi.advanceTimersByTime(SECOND)
  expect(await reader.next()).toEqual(ended(connector, expect.stringMatching(/broke off/)))
  vi.advanceTimersByTime(SECOND)
  expect(connector.sessions).toBe(1)
})

test('two readers share one session, which ends with the last of them', async () => {
  const connector = new FakeConnector('one')
  const tunnel = aTunnelWith([connector])
  const [first, second] = [tunnel.watch(), tunnel.watch({ events: 'http' })]
  expect(await Promise.all([first.next(), second.next()])).toEqual(
    Array.from({ length: 2 }, () => streaming(connector)),
  )
  const session = await connector.session(0)
  say(session, { level: 'info', message: 'a' }, { level: 'info', event: 'http', message: 'b' })
  expect(await first.take(2)).toEqual([logged('a'), logged('b')])
  expect(await second.next()).toEqual(logged('b'))
  await first.cancel()
  say(session, { level: 'info', event: 'http', message: 'c' })
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

test('when the reader who asked for more has gone, the connector is asked for less again', async () => {
  const connector = new FakeConnector('one')
  const tunnel = aTunnelWith([connector])
  const [first, second] = [tunnel.watch({ level: 'warn' }), tunnel.watch({ level: 'debug' })]
  await Promise.all([first.next(), second.next()])
  const loud = await connector.session(1)
  expect(loud.asked).toMatchObject({ filters: { level: 'debug' } })
  await second.cancel()
  await loud.closed
  const session = await connector.session(2)
  expect(session.asked).toMatchObject({ filters: { level: 'warn' } })
  say(session, { level: 'error', message: 'a' })
  expect(await first.next()).toEqual(logged('a'))
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
