import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { joinBystander } from '#server/edge/testing/bystander.ts'
import { startTestEdge } from '#server/edge/testing/edge.ts'
import { REGISTER } from '#server/edge/testing/frames.ts'
import { ANSWERED, FRAME, SETTINGS, http2Frame } from '#server/edge/testing/http2-frames.ts'
import { rememberResources } from '#server/edge/testing/resources.ts'
import { closing, dialSession, dialTcp, dialTls } from '#server/edge/testing/strangers.ts'
import { takeTime } from '#server/edge/testing/time.ts'

async function startWatched(options = {}) {
  const started = await startTestEdge(options)
  const echoes = await joinBystander(started, 'http2')
  const nothingLeft = rememberResources()
  /** Once the stranger is gone nothing else is changed. */
  const unharmed = async () => {
    await echoes()
    await nothingLeft()
    expect(started.registry.claims).toHaveLength(1)
  }
  return { ...started, unharmed }
}

/** Sends a byte at a time for as long as the edge takes it. */
async function trickle(socket: Duplex) {
  socket.resume()
  while (!socket.destroyed) {
    socket.write(Uint8Array.of(0))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('who begins TLS byte by byte is hung up on when its time is over', async () => {
  // Quick enough to be waited for, and slow enough for a good connector to register in.
  const started = await startWatched({ registerWithin: 1000 })
  const socket = await dialTcp(started)
  // A handshake record of 16 KiB.
  socket.write(Uint8Array.of(0x16, 3, 1, 0x40, 0))
  await trickle(socket)
  expect(started.lines).toEqual(['TLS with 127.0.0.1 failed: TLS handshake timeout'])
  await started.unharmed()
})

test('a registration that never ends is ended', async () => {
  const { untilTooLate } = takeTime({ passes: true })
  // The good connector is not asked whether it is there while that time passes at once.
  const started = await startWatched({ pingEvery: 60_000 })
  const { socket, session } = await dialSession(started, Uint8Array.of(0, 0, 0, 0, 0, 0x1f, 0, 0))
  const [control] = await once(session, 'stream')
  void trickle(control)
  untilTooLate()
  await closing(socket)
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: did not register in time'])
  await started.unharmed()
})

test('a registration that comes byte by byte is one like any other', async () => {
  const started = await startTestEdge()
  const { session } = await dialSession(started)
  session.once('stream', async (control) => {
    for (const byte of REGISTER) {
      control.write(Uint8Array.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
  await expect.poll(() => started.registry.claims).toHaveLength(1)
  session.destroy()
})

test('a message that breaks off registers nobody', async () => {
  const started = await startWatched()
  const { socket, session } = await dialSession(started)
  session.once('stream', (control) => control.end(REGISTER.subarray(0, 100)))
  await closing(socket)
  expect(socket.destroyed).toBe(true)
  await started.unharmed()
})

const bytes = (length: number, value = 0) => new Uint8Array(length).fill(value)

/** What hostile servers send once the control stream is open. */
const HOSTILE: [what: string, frames: Buffer][] = [
  ['data of a stream that was never opened', http2Frame(FRAME.data, 7, bytes(9))],
  ['a push', http2Frame(FRAME.pushPromise, 1, bytes(4), 4)],
  ['half a header, and never the rest', http2Frame(FRAME.headers, 1, Uint8Array.of(0x88))],
  ['a continuation of nothing', http2Frame(FRAME.continuation, 1, bytes(9))],
  ['more room than there can be', http2Frame(FRAME.windowUpdate, 0, bytes(4, 0x7f))],
  ['a reset of the control stream', http2Frame(FRAME.reset, 1, bytes(4, 1))],
  ['an end of the session', http2Frame(FRAME.goaway, 0, bytes(8))],
  ['settings of nonsense', http2Frame(FRAME.settings, 0, bytes(7))],
  ['a frame larger than agreed', http2Frame(FRAME.data, 1, bytes(20_000))],
]

test.each(HOSTILE)('a server that sends %s is hung up on with one line', async (_, frames) => {
  const started = await startWatched()
  const socket = await dialTls(started)
  socket.write(Buffer.concat([SETTINGS, ANSWERED, frames, SETTINGS]))
  await closing(socket)
  expect(started.lines).toEqual([
    expect.stringMatching(/^The connection from 127\.0\.0\.1 ended: /),
  ])
  await started.unharmed()
})

test('a server that ends the session and leaves its socket open is hung up on', async () => {
  const started = await startWatched()
  const socket = await dialTls(started)
  socket.allowHalfOpen = true
  socket.write(Buffer.concat([SETTINGS, http2Frame(FRAME.goaway, 0, bytes(8))]))
  await trickle(socket)
  expect(socket.destroyed).toBe(true)
  await started.unharmed()
})

const origins = (text: string) => {
  const origin = Buffer.from(text)
  return Buffer.concat([Uint8Array.of(0, origin.length), origin])
}

/** Sent until the edge hangs up, by a server that reads nothing. */
const FLOODS: [what: string, frame: Buffer][] = [
  ['settings', http2Frame(FRAME.settings, 0, Uint8Array.of(0, 1, 0, 0, 16, 0))],
  ['pings', http2Frame(FRAME.ping, 0, bytes(8))],
  ['origins', http2Frame(FRAME.origin, 0, origins('https://a.example'))],
  ['stray resets', http2Frame(FRAME.reset, 3, bytes(4))],
]

test.each(FLOODS)('a server that floods the edge with %s is hung up on', async (_, frame) => {
  const started = await startWatched()
  const socket = await dialTls(started)
  socket.pause()
  socket.write(Buffer.concat([SETTINGS, ANSWERED]))
  const flood = Buffer.concat(Array.from({ length: 1000 }, () => frame))
  while (!socket.destroyed) await new Promise((resolve) => socket.write(flood, resolve))
  expect(started.lines).toHaveLength(1)
  await started.unharmed()
})

test.each(['not a name', '[', '%'])(
  'who asks for the server name “%s” goes no further',
  async (name) => {
    const started = await startWatched()
    const socket = await dialTls(started, name)
    socket.write(
      Buffer.concat([SETTINGS, http2Frame(FRAME.origin, 0, origins('https://a.example'))]),
    )
    await closing(socket)
    expect(started.lines).toEqual([
      'The connection from 127.0.0.1 ended: it did not ask for h2.cftunnel.com',
    ])
    await started.unharmed()
  },
)
