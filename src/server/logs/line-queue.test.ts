import { expect, test } from 'vitest'
import { lineQueue } from './line-queue.ts'

const text = async (taken: Promise<Buffer | undefined>) => (await taken)?.toString()

test('long lines fill a queue before a thousand of them', async () => {
  const queue = lineQueue()
  const mebibyte = Buffer.alloc(1024 * 1024, 'x')
  for (let count = 0; count < 6; count += 1) queue.offer(mebibyte)
  expect((await text(queue.take()))?.replaceAll('x', '')).toBe('{"kind":"dropped","count":2}\n')
})

test('what must be said is said even to a slow reader', async () => {
  const queue = lineQueue()
  for (let count = 0; count < 1001; count += 1) queue.offer(Buffer.from('.'))
  queue.add(Buffer.from('!'))
  expect(await text(queue.take())).toBe(`${'.'.repeat(1000)}!{"kind":"dropped","count":1}\n`)
})

test('a sign of life waits behind nothing', async () => {
  const queue = lineQueue()
  queue.offer(Buffer.from('a'))
  queue.addIfIdle(Buffer.from('alive'))
  expect(await text(queue.take())).toBe('a')
})

test('what was there before the end can still be taken', async () => {
  const queue = lineQueue()
  queue.offer(Buffer.from('a'))
  queue.end()
  expect([await text(queue.take()), await queue.take()]).toEqual(['a', undefined])
})
