import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { quicPair } from '../testing/quic-pair.ts'
import { openWithin } from './open-within.ts'
import type { QuicStream } from './stream.ts'

const never = (): Promise<never> => new Promise(() => {})

test('who gives up gets its own reason, and the stream is ended', async () => {
  const { client } = await quicPair()
  const stop = new AbortController()
  let opened: QuicStream | undefined
  const opening = openWithin(client, stop.signal, async (stream, bytes) => {
    opened = stream
    return bytes.take(1)
  })
  stop.abort(new Error('no longer wanted'))
  await expect(opening).rejects.toThrow('no longer wanted')
  expect(opened?.destroyed).toBe(true)
})

test('what goes wrong on the way ends the stream', async () => {
  const { client } = await quicPair()
  let opened: QuicStream | undefined
  const opening = openWithin(client, new AbortController().signal, (stream) => {
    opened = stream
    return Promise.reject(new Error('nonsense'))
  })
  await expect(opening).rejects.toThrow('nonsense')
  expect(opened?.destroyed).toBe(true)
})

test('a connection that ends while a stream is opened ends the waiting', async () => {
  const { client, server } = await quicPair()
  const opening = openWithin(client, new AbortController().signal, async (stream, bytes) => {
    stream.write('hello')
    if ((await bytes.take(1)) === undefined) throw new Error('it ended')
    return never()
  })
  server.close()
  await expect(opening).rejects.toThrow('the connection ended')
})

test('once it is open, the signal has no part in it', async () => {
  const { client } = await quicPair()
  const stop = new AbortController()
  const stream = await openWithin(client, stop.signal, (it) => Promise.resolve(it))
  expect(getEventListeners(stop.signal, 'abort')).toEqual([])
  stop.abort()
  expect(stream.destroyed).toBe(false)
})
