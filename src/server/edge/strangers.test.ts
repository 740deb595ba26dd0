import { once } from 'node:events'
import http2 from 'node:http2'
import { expect, test, vi } from 'vitest'
import { REGISTER, UNREGISTER } from './testing/frames.ts'
import { startTestEdge } from './testing/edge.ts'
import { closing, dialHttp2, dialSession, dialTcp, dialTls } from './testing/strangers.ts'
import { takeTime } from './testing/time.ts'

/** Resolves when the edge has let somebody through TLS, and waits. */
async function awaited() {
  await expect.poll(() => vi.getTimerCount()).toBe(1)
}

test('bytes that are no TLS end the connection with one line in the log', async () => {
  const started = await startTestEdge()
  const socket = await dialTcp(started)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await closing(socket)
  expect(started.lines).toEqual([
    expect.stringMatching(/^TLS with 127\.0\.0\.1 failed: .*http request/),
  ])
})

test('a connector that does not trust the edge leaves a line in the log', async () => {
  const [started, other] = [await startTestEdge(), await startTestEdge()]
  await expect(dialTls({ edge: started.edge, ca: other.ca })).rejects.toThrow('unable to verify')
  await expect.poll(() => started.lines).toEqual([expect.stringMatching(/^TLS with .* failed/)])
})

test('who never finishes TLS is hung up on', async () => {
  const started = await startTestEdge({ registerWithin: 100 })
  await closing(await dialTcp(started))
  expect(started.lines).toEqual(['TLS with 127.0.0.1 failed: TLS handshake timeout'])
})

test('bytes that are no HTTP/2 end the connection with one line in the log', async () => {
  const started = await startTestEdge()
  const socket = await dialTls(started)
  socket.write('I am not a connector.'.repeat(100))
  await closing(socket)
  expect(started.lines).toEqual([
    expect.stringMatching(/^The connection from 127\.0\.0\.1 ended: Protocol error/),
  ])
})

test('who finishes TLS but never speaks is hung up on', async () => {
  const { untilTooLate } = takeTime()
  const started = await startTestEdge()
  const socket = await dialTls(started)
  await awaited()
  untilTooLate()
  await closing(socket)
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: did not register in time'])
})

test('who opens the control stream but never registers is hung up on', async () => {
  const { untilTooLate } = takeTime()
  const started = await startTestEdge()
  const { socket, session } = await dialSession(started)
  await once(session, 'stream')
  untilTooLate()
  await closing(socket)
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: did not register in time'])
})

test.each([
  [
    'a message too large',
    Uint8Array.from([0, 0, 0, 0, 1, 0x20, 0, 0]),
    'a message of more than 65536 bytes',
  ],
  ['a broken pointer', REGISTER.with(13, 0xff), 'a pointer beyond its segment'],
  ['a message of no known kind', REGISTER.with(16, 99), 'a message of an unknown kind'],
])('who sends %s is hung up on', async (_, bytes, what) => {
  const started = await startTestEdge()
  await closing(await dialHttp2(started, bytes))
  expect(started.lines).toEqual([`The connection from 127.0.0.1 ended: it sent ${what}`])
  expect(started.registry.claims).toEqual([])
})

test('a registered connection that sends nonsense is ended as malformed', async () => {
  const started = await startTestEdge()
  const nonsense = Buffer.concat([REGISTER, Buffer.alloc(64, 0xff)])
  await closing(await dialHttp2(started, nonsense))
  expect(started.registry.causes).toEqual(['malformed'])
})

test('however a connection that took its leave hangs up, the log has no line of it', async () => {
  const started = await startTestEdge()
  const { socket, session } = await dialSession(started, Buffer.concat([REGISTER, UNREGISTER]))
  await expect.poll(() => started.registry.causes).toEqual(['graceful'])
  session.goaway(http2.constants.NGHTTP2_INTERNAL_ERROR)
  await closing(socket)
  expect(started.lines).toEqual([])
})

test('cloudflared’s look before it starts is let through TLS and ended, without a word', async () => {
  const started = await startTestEdge()
  await closing(await dialTls(started, 'probe.cftunnel.com'))
  expect(started.lines).toEqual([])
})

test('an edge closes with strangers still on the line', async () => {
  const started = await startTestEdge()
  const strangers = [await dialTcp(started), await dialTls(started), await dialHttp2(started)]
  await started.edge.close()
  await expect(Promise.all(strangers.map(closing))).resolves.toHaveLength(3)
})
