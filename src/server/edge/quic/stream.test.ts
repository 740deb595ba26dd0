import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { buffer, text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { quicPair, streamPair } from '../testing/quic-pair.ts'

test('what is written at one end is read at the other, beyond all windows', async () => {
  const { near, far } = await streamPair()
  const bytes = randomBytes(3 * 1024 * 1024)
  near.end(bytes)
  expect((await buffer(far)).equals(Buffer.concat([Buffer.from('hello'), bytes]))).toBe(true)
})

test('an end that nobody reads holds its writer up', async () => {
  const { near } = await streamPair()
  const piece = randomBytes(1024 * 1024)
  let written = 0
  while (near.writableLength < 4 * piece.length) {
    near.write(piece, () => (written += 1))
    await new Promise(setImmediate)
  }
  expect(written).toBeLessThan(3)
})

test('each half ends by itself', async () => {
  const { near, far } = await streamPair()
  near.end()
  await once(far.resume(), 'end')
  far.end('and back')
  expect(await text(near)).toBe('and back')
})

test('an echo of an echo gives back what was sent', async () => {
  const { near, far } = await streamPair()
  void pipeline(far, far)
  near.end('world')
  expect(await text(near)).toBe('helloworld')
})

test('a stream that the peer resets fails with words, not with a number', async () => {
  const { near, far } = await streamPair()
  const failed = once(near, 'error')
  near.resume()
  far.destroy()
  expect(await failed).toMatchObject([{ message: 'the peer reset the stream' }])
})

/** The peer wants no more of what is written here, and still says something. */
async function unwanted() {
  const { server, near, far } = await streamPair()
  server.native.streamShutdown(far.id, server.quiche.Shutdown.Read, 0)
  far.write('no, thank you')
  await once(near, 'readable')
  return near
}

test('what a peer does not want is dropped, and what it says is read', async () => {
  const near = await unwanted()
  near.write('more')
  near.write('and more')
  expect(near.read().toString()).toBe('no, thank you')
  expect(near.errored).toBeNull()
})

test('of a strict stream, what a peer does not want is an error', async () => {
  const near = await unwanted()
  const failed = once(near, 'error')
  near.strict().write('more')
  expect(await failed).toMatchObject([{ message: 'the peer wants no more of the stream' }])
})

test('when the connection ends, so do its streams, and both sides are told', async () => {
  const { client, server, near, far } = await streamPair()
  const told = new Promise((over) => (client.listener = { over }))
  const ended = [near, far].map((stream) => new Promise((close) => stream.once('close', close)))
  server.close()
  expect(await told).toEqual({ cause: 'closed' })
  await Promise.all(ended)
  expect(() => client.open()).toThrow('the connection is over')
})

test('what goes wrong while packets are taken costs the connection, and says so', async () => {
  const { client, server } = await quicPair()
  const told = new Promise((over) => (client.listener = { over }))
  // A stream, which is sent until it has come: a datagram may be lost.
  server.listener = {
    stream() {
      throw new Error('no idea')
    },
  }
  client.open().write('x')
  expect(await told).toEqual({ cause: 'closed', trouble: 'QUIC: no idea' })
})
