import { expect, test, vi } from 'vitest'
import { say } from '../logs/testing/watching.ts'
import { no, yes } from './testing/fake-api.ts'
import {
  accessToken,
  aTunnelAtCloudflare,
  aTunnelBeingRead,
  ended,
  noticed,
  ONE,
  SETTLED,
  streaming,
  TWO,
} from './testing/log-world.ts'

const SECOND = 1000
const LOOK = 30 * SECOND

test('a connector that joins later is added within half a minute', async () => {
  const { world, reader, service } = await aTunnelBeingRead()
  world.connectors.set(TWO, ['c2'])
  await vi.advanceTimersByTimeAsync(LOOK)
  say(await service.session(1), { level: 'info', message: 'a' })
  const told = await reader.take(2)
  expect(told).toEqual([{ kind: 'alive' }, streaming(TWO)])
})

test('a connector that leaves is told soon, and again when it comes back, with another token', async () => {
  const { world, reader, service, session, clients } = await aTunnelBeingRead()
  const over = noticed(clients[0])
  world.connectors.clear()
  session.socket.terminate()
  await over
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  const reason = 'The connector is not connected any more.'
  expect(await reader.next()).toEqual(ended(ONE, reason))
  world.connectors.set(ONE, ['c9'])
  await vi.advanceTimersByTimeAsync(LOOK)
  const again = await service.session(1)
  expect(again.token).toBe(accessToken(2))
  vi.advanceTimersByTime(SETTLED)
  expect(await reader.take(2)).toEqual([{ kind: 'alive' }, streaming(ONE)])
})

test('a log that broke off goes on while its connector is connected', async () => {
  const { reader, service, session, clients } = await aTunnelBeingRead()
  const over = noticed(clients[0])
  session.socket.terminate()
  await over
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  say(await service.session(1), { level: 'info', message: 'a' })
  const reason = expect.stringMatching(/They go on through another/)
  expect(await reader.take(2)).toEqual([ended(ONE, reason), streaming(ONE)])
})

test('what ended with a reason is not begun anew as long as its connections are the same', async () => {
  const { session, reader, world, service, sent } = await aTunnelBeingRead()
  session.socket.close(4002)
  const reason = expect.stringMatching(/Somebody else is reading/)
  expect(await reader.next()).toEqual(ended(ONE, reason))
  await vi.advanceTimersByTimeAsync(LOOK)
  expect([sent.length, service.sessions.length]).toEqual([3, 1])
  world.connectors.set(ONE, ['c1', 'c9'])
  await vi.advanceTimersByTimeAsync(LOOK)
  say(await service.session(1), { level: 'info', message: 'a' })
  const alive = { kind: 'alive' }
  expect(await reader.take(2)).toEqual([alive, streaming(ONE)])
})

test('one that does not open is not asked again and again', async () => {
  const { watch, clients } = await aTunnelAtCloudflare({ refuses: () => 530 })
  const reader = await watch()
  expect(await reader.next()).toMatchObject({ state: 'ended' })
  await vi.advanceTimersByTimeAsync(10 * LOOK)
  expect(clients).toHaveLength(1)
})

test('connectors that break off all the time do not use up the rate limit', async () => {
  const { service, sent, clients, reader } = await aTunnelBeingRead()
  let seconds = 0
  for (let count = 0; count < 5; count += 1) {
    const over = noticed(clients.at(-1))
    ;(await service.session(count)).socket.terminate()
    await over
    await vi.advanceTimersByTimeAsync(5 * SECOND)
    await service.session(count + 1)
    await vi.advanceTimersByTimeAsync(SECOND)
    seconds += 6
  }
  expect(sent.length / seconds).toBeLessThan(0.5)
  await reader.cancel()
})

test('who may not look any more is told so, and the logs end', async () => {
  const { world, reader, session } = await aTunnelBeingRead()
  world.listing = () => no(401, 1000, 'Invalid API Token')
  await vi.advanceTimersByTimeAsync(LOOK)
  const reason = expect.stringMatching(/does not let you read/)
  expect(await reader.take(3)).toEqual([{ kind: 'alive' }, ended(ONE, reason), undefined])
  await session.closed
  expect(vi.getTimerCount()).toBe(0)
})

test('who may not follow any more is told so when a log is to be begun anew', async () => {
  const { world, reader, session, clients } = await aTunnelBeingRead()
  const over = noticed(clients[0])
  await vi.advanceTimersByTimeAsync(LOOK)
  world.access = () => no(403, 10000)
  session.socket.terminate()
  await over
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  const reason = expect.stringMatching(/does not let you read/)
  expect(await reader.take(2)).toEqual([{ kind: 'alive' }, ended(ONE, reason)])
})

test.each([
  ['trouble', () => new Response('<html>', { status: 502 }), 30],
  ['an answer that is none', () => yes([{ nonsense: true }]), 30],
  ['too many requests', () => no(429, 971), 300],
  ['too many, for a time', () => no(429, 971, '', { headers: { 'retry-after': '60' } }), 60],
])('after %s the logs go on, and the next look waits', async (_, listing, seconds) => {
  const { world, reader, session, sent } = await aTunnelBeingRead()
  world.listing = listing
  await vi.advanceTimersByTimeAsync(LOOK - SETTLED)
  await vi.advanceTimersByTimeAsync((seconds - 1) * SECOND)
  expect(sent).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(sent).toHaveLength(4)
  say(session, { level: 'info', message: 'on it goes' })
  let line = await reader.next()
  while (line?.kind === 'alive') line = await reader.next()
  expect(line).toMatchObject({ message: 'on it goes' })
})

test('a time to wait that is longer than timers can be is no hurry', async () => {
  const { world, sent } = await aTunnelBeingRead()
  world.listing = () => no(429, 971, '', { headers: { 'retry-after': '1e9' } })
  await vi.advanceTimersByTimeAsync(100 * LOOK)
  expect(sent).toHaveLength(3)
})

test('what is no connector’s id is not asked for', async () => {
  const { world, service, watch } = await aTunnelAtCloudflare()
  world.connectors.set('../../logs?access_token=x', ['c2'])
  const reader = await watch()
  const first = reader.next()
  say(await service.session(0), { level: 'info', message: 'a' })
  expect(await first).toEqual(streaming(ONE))
  expect(service.sessions).toHaveLength(1)
})
