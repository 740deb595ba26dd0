import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { DATA_SIGNATURE, DATA_VERSION } from '#server/edge/quic/connect.ts'
import type { QuicStream } from '#server/edge/quic/stream.ts'
import { returnException, returnResults } from '#server/edge/rpc/answers.ts'
import { struct } from '#server/edge/capnp/value.ts'
import { startTestEdge } from '#server/edge/testing/edge.ts'
import { FINISH } from '#server/edge/testing/frames.ts'
import { joinHostileQuic } from '#server/edge/testing/hostile-connector.ts'
import { writeConnectResponse } from '../../../../e2e/support/connector/quic/messages.ts'

const TARGET = { address: '10.0.0.7', port: 5432 }

const within = (ms = 20_000) => AbortSignal.timeout(ms)

const GOOD = writeConnectResponse({ error: '', metadata: [] })

const START = Buffer.concat([DATA_SIGNATURE, DATA_VERSION])

/** A connector whose answers come in the order given; the last is given again and again. */
async function joinAnswering(...answers: ((stream: QuicStream) => unknown)[]) {
  const started = await startTestEdge()
  const opened: QuicStream[] = []
  const streams = await joinHostileQuic(started, (stream) => {
    opened.push(stream)
    // Who reads hears when the edge lets go.
    stream.resume()
    answers[Math.min(opened.length, answers.length) - 1]?.(stream)
  })
  return { ...started, streams, opened }
}

const wordsAndGood = (stream: QuicStream) => stream.end(Buffer.concat([GOOD, Buffer.from('hello')]))

const frame = (...words: number[]) => Buffer.from(new Uint32Array(words).buffer)

/** What is answered where the result of a dial belongs, and what the edge makes of it. */
const ANSWERS: [what: string, answer: (stream: QuicStream) => unknown, why: string][] = [
  ['nothing', (stream) => stream.end(), 'without an answer'],
  ['half a signature', (stream) => stream.end(START.subarray(0, 3)), 'without an answer'],
  ['other bytes', (stream) => stream.write(randomBytes(100).fill(0, 0, 6)), 'its signature'],
  ['half an answer', (stream) => stream.end(GOOD.subarray(0, -8)), 'within its answer'],
  ['a reset', (stream) => stream.destroy(), 'the peer reset the stream'],
  ['too much', write(START, frame(0, 0x20001)), 'more than 1048576 bytes'],
  ['gigabytes', write(START, frame(0, 0xffffffff)), 'more than 1048576 bytes'],
  ['too many segments', write(START, frame(99)), 'too many segments'],
  ['a broken message', write(START, frame(0, 1, 0xff00, 1)), 'beyond its segment'],
]

function write(...parts: Uint8Array[]) {
  return (stream: QuicStream) => stream.write(Buffer.concat(parts))
}

test.each(ANSWERS)('a dial that is answered by %s fails alone', async (_, answer, why) => {
  const { streams, registry, opened } = await joinAnswering(answer, wordsAndGood)
  await expect(streams.dial(TARGET, within())).rejects.toThrow(why)
  expect(await text(await streams.dial(TARGET, within()))).toBe('hello')
  await expect.poll(() => opened[0]?.destroyed).toBe(true)
  expect(registry.losses).toEqual([])
})

test('an answer that comes byte by byte is one like any other', async () => {
  const { streams } = await joinAnswering(async (stream) => {
    for (const byte of Buffer.concat([GOOD, Buffer.from('hello')])) {
      stream.write(Uint8Array.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    stream.end()
  })
  expect(await text(await streams.dial(TARGET, within()))).toBe('hello')
})

test('an answer that never comes is waited for as long as asked, and the stream ended', async () => {
  const { streams, opened } = await joinAnswering(() => {})
  const dialled = streams.dial(TARGET, within(100))
  await expect(dialled).rejects.toThrow('timeout')
  await expect.poll(() => opened[0]?.destroyed).toBe(true)
})

test('bytes that never end are stopped when nobody wants them any more', async () => {
  let poured = 0
  const { streams, opened } = await joinAnswering((stream) => {
    const timer = setInterval(() => {
      if (stream.write(poured === 0 ? GOOD : Buffer.alloc(16 * 1024))) poured += 1
    }, 1)
    onTestFinished(() => clearInterval(timer))
  })
  const stream = await streams.dial(TARGET, within())
  // Nobody reads, so that the windows fill and the other side has to wait.
  await expect.poll(() => opened[0]?.writableNeedDrain).toBe(true)
  stream.destroy()
  // What the other side writes from now on is dropped there.
  await expect.poll(() => opened[0]?.writableNeedDrain).toBe(false)
})

/** What is answered where the result of a call belongs, and what the edge makes of it. */
const RESULTS: [what: string, answer: (stream: QuicStream) => unknown, why: string][] = [
  ['nothing', (stream) => stream.end(), 'without an answer'],
  ['a reset', (stream) => stream.destroy(), 'the peer reset the stream'],
  ['too much', write(frame(0, 0x2001)), 'more than 65536 bytes'],
  ['an exception', write(returnException(1, 'I may\nnot')), 'I may not'],
  ['a broken message', write(frame(0, 1, 0xff00, 1)), 'beyond its segment'],
]

test.each(RESULTS)('a call that is answered by %s fails alone', async (_, answer, why) => {
  const { streams, registry, opened } = await joinAnswering(answer, wordsAndGood)
  await expect(streams.configure(1, {}, within())).rejects.toThrow(why)
  expect(await text(await streams.dial(TARGET, within()))).toBe('hello')
  await expect.poll(() => opened[0]?.destroyed).toBe(true)
  expect(registry.losses).toEqual([])
})

test('answers to what was not asked are passed over, but not for ever', async () => {
  const stray = Buffer.concat([FINISH, returnResults(7, struct(0, []))])
  const { streams, opened } = await joinAnswering((stream) => {
    const timer = setInterval(() => stream.write(stray), 1)
    stream.once('close', () => clearInterval(timer))
  })
  await expect(streams.configure(1, {}, within(200))).rejects.toThrow('timeout')
  await expect.poll(() => opened[0]?.destroyed).toBe(true)
})

test('a connector that never ends the stream of a call keeps none open', async () => {
  const { streams, opened } = await joinAnswering((stream) => {
    stream.on('end', () => stream.write('and another thing'))
    stream.write(returnResults(1, struct(0, [], [struct(1, [], [undefined])])))
  })
  for (let version = 1; version <= 5; version += 1) await streams.configure(version, {}, within())
  expect(opened).toHaveLength(5)
  await expect.poll(() => opened.every((stream) => stream.readableEnded)).toBe(true)
})
