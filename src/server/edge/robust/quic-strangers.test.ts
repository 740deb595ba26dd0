import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import type { QuicStream } from '#server/edge/quic/stream.ts'
import { joinBystander } from '#server/edge/testing/bystander.ts'
import { startTestEdge } from '#server/edge/testing/edge.ts'
import { BOOTSTRAP, REGISTER } from '#server/edge/testing/frames.ts'
import { dialQuic } from '#server/edge/testing/quic-stranger.ts'
import { rememberResources } from '#server/edge/testing/resources.ts'
import { takeTime } from '#server/edge/testing/time.ts'

async function startWatched() {
  const started = await startTestEdge()
  const echoes = await joinBystander(started, 'quic')
  const nothingLeft = rememberResources()
  /** Once the stranger is gone nothing else is changed. */
  const unharmed = async ({ leave }: { leave: () => Promise<void> }) => {
    await leave()
    await echoes()
    await nothingLeft()
    expect(started.registry.losses).toEqual([])
  }
  return { ...started, unharmed }
}

test('who finishes the handshake but opens no stream is hung up on', async () => {
  const { untilTooLate } = takeTime({ passes: true })
  const started = await startWatched()
  const stranger = await dialQuic(started)
  untilTooLate()
  await stranger.over
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: did not register in time'])
  await started.unharmed(stranger)
})

test('a registration that never ends is ended', async () => {
  const { untilTooLate } = takeTime({ passes: true })
  const started = await startWatched()
  const stranger = await dialQuic(started)
  const control = stranger.peer.open()
  control.write(BOOTSTRAP)
  await once(control, 'data')
  control.write(Uint8Array.of(0, 0, 0, 0, 0, 0x1f, 0, 0))
  const timer = setInterval(() => control.write(Uint8Array.of(0)), 5)
  untilTooLate()
  await stranger.over
  clearInterval(timer)
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: did not register in time'])
  await started.unharmed(stranger)
})

test('a registration that comes byte by byte is one like any other', async () => {
  const started = await startTestEdge()
  const { peer } = await dialQuic(started)
  const control = peer.open()
  for (const byte of REGISTER) {
    control.write(Uint8Array.of(byte))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await expect.poll(() => started.registry.claims).toHaveLength(1)
})

/** What a peer does with its control stream, and the line it is then hung up on with, if with one. */
const CONTROL: [what: string, act: (control: QuicStream) => unknown, lines: string[]][] = [
  [
    'sends nonsense on',
    (control) => control.write(randomBytes(3000).fill(0xff, 0, 4)),
    ['it sent a message of too many segments'],
  ],
  [
    'sends too large a message on',
    (control) => control.write(Uint8Array.of(0, 0, 0, 0, 1, 0x20, 0, 0)),
    ['it sent a message of more than 65536 bytes'],
  ],
  [
    'resets',
    (control) => control.write(REGISTER.subarray(0, 8), () => control.destroy()),
    ['the peer reset the stream'],
  ],
  ['ends, within its registration,', (control) => control.end(REGISTER.subarray(0, 100)), []],
]

test.each(CONTROL)('who %s the control stream is hung up on', async (_, act, lines) => {
  const started = await startWatched()
  const stranger = await dialQuic(started)
  act(stranger.peer.open())
  await stranger.over
  expect(started.lines).toEqual(lines.map((why) => `The connection from 127.0.0.1 ended: ${why}`))
  expect(started.registry.claims).toHaveLength(1)
  await started.unharmed(stranger)
})

test('datagrams of no flow and of no meaning are dropped, before the registration and after', async () => {
  const started = await startWatched()
  const stranger = await dialQuic(started)
  const nonsense = [0, 1, 16, 17, 18, 1000].map((size) => randomBytes(size))
  for (const each of nonsense) stranger.peer.sendDatagram(each)
  stranger.peer.open().write(REGISTER)
  await expect.poll(() => started.registry.claims).toHaveLength(2)
  for (const each of [...nonsense, Buffer.alloc(100)]) stranger.peer.sendDatagram(each)
  expect(started.registry.losses).toEqual([])
  expect(started.lines).toEqual([])
  await stranger.leave()
  await expect.poll(() => started.registry.causes).toEqual(['closed'])
})

test('a connector that does not trust the edge leaves a line that says what to do', async () => {
  const [started, other] = [await startWatched(), await startTestEdge()]
  void dialQuic({ edge: started.edge, ca: other.ca })
  await expect
    .poll(() => started.lines)
    .toEqual([expect.stringMatching(/^The connection from .* ended: it does not trust this edge/)])
})

test('the words a peer hangs up with cannot look like another line of the log', async () => {
  const started = await startWatched()
  const stranger = await dialQuic(started)
  const control = stranger.peer.open()
  control.write(BOOTSTRAP)
  // Only of who has finished the handshake on either side words are believed.
  await once(control, 'data')
  stranger.peer.native.close(true, 7, Buffer.from('bye\n2026-11-21 All is \u001B[31mwell'))
  stranger.peer.flush()
  await expect
    .poll(() => started.lines)
    .toEqual(['The connection from 127.0.0.1 ended: QUIC: bye 2026-11-21 All is  [31mwell'])
  await started.unharmed(stranger)
})

test('who reads no answers is hung up on, however much it asks', async () => {
  const { untilTooLate } = takeTime({ passes: true })
  const started = await startWatched()
  const stranger = await dialQuic(started)
  const control = stranger.peer.open()
  const flood = Buffer.concat(Array.from({ length: 100 }, () => BOOTSTRAP))
  const timer = setInterval(() => control.write(flood), 1)
  // The edge takes no more, for what it answers stays where it is.
  await expect.poll(() => control.writableNeedDrain).toBe(true)
  untilTooLate()
  await stranger.over
  clearInterval(timer)
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: did not register in time'])
  await started.unharmed(stranger)
})
