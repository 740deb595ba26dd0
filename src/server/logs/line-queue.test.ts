import { expect, test } from 'vitest'
import { lineQueue } from './line-queue.ts'

const text = async (taken: Promise<Uint8Array | undefined>) => {
  const bytes = await taken
  return bytes && new TextDecoder().decode(bytes)
}

test('long lines fill a queue before a thousand of them', async () => {
  const queue = lineQueue()
  const mebibyte = Buffer.alloc(1024 * 1024, 'x')
  for (let count = 0; count < 6; count += 1) queue.offer(mebibyte)
  expect((await text(queue.take()))?.replaceAll('x', '')).toBe('{"kind":"dropped","count":2}\n')
})

test('what must be said is said even to a slow reader', async () => {
  const queue = lineQueue()
  for (let count = 0; count < 1001; count += 1) queue.offer(Buffer.from('.'))
  queue.tell('one', Buffer.from('!'))
  expect(await text(queue.take())).toBe(`${'.'.repeat(1000)}!{"kind":"dropped","count":1}\n`)
})

test('of what is told about somebody again and again, only the latest waits', async () => {
  const queue = lineQueue()
  queue.tell('one', Buffer.from('[one comes]'))
  queue.offer(Buffer.from('line'))
  for (let count = 0; count < 1000; count += 1)
    for (const who of ['one', 'two']) queue.tell(who, Buffer.from(`[${who} ${count}]`))
  expect(await text(queue.take())).toBe('[one comes]line[one 999][two 999]')
  queue.tell('one', Buffer.from('[one goes]'))
  expect(await text(queue.take())).toBe('[one goes]')
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
