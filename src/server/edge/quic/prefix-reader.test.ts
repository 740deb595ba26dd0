import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PrefixReader } from './prefix-reader.ts'

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

test('bytes are taken off the front, and the rest stays for the next reader', async () => {
  const stream = new PassThrough()
  const prefix = new PrefixReader(stream)
  stream.end('headbody')
  expect(text(await prefix.take(4))).toBe('head')
  prefix.release()
  expect((await buffer(stream)).toString()).toBe('body')
})

test('bytes that are too few are waited for without keeping the process busy', async () => {
  const stream = new PassThrough()
  const prefix = new PrefixReader(stream)
  stream.write('he')
  const taken = prefix.take(4)
  for (let turns = 0; turns < 5; turns += 1) await turn()
  stream.write('ad')
  expect(text(await taken)).toBe('head')
})

test.each(['end', 'destroy'] as const)('a stream that %ss too early gives nothing', async (way) => {
  const stream = new PassThrough()
  const prefix = new PrefixReader(stream)
  stream.write('he')
  const taken = prefix.take(4)
  await turn()
  stream[way]()
  expect(await taken).toBeUndefined()
})
