import { PassThrough } from 'node:stream'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Frame, readFrames } from '#server/edge/capnp/framing.ts'
import { Malformed } from '#server/edge/capnp/malformed.ts'
import { type StructReader, readMessage } from '#server/edge/capnp/reader.ts'
import { bytes, struct, structs, text, texts, u32 } from '#server/edge/capnp/value.ts'
import { writeMessage } from '#server/edge/capnp/writer.ts'
import { readUserHeaders } from '#server/edge/http2/user-headers.ts'
import { readConnectResponse } from '#server/edge/quic/connect.ts'
import { headersOf, statusOf } from '#server/edge/quic/http-metadata.ts'
import { PrefixReader } from '#server/edge/quic/prefix-reader.ts'
import { RetryTokens } from '#server/edge/quic/retry-tokens.ts'
import { readIncoming } from '#server/edge/rpc/incoming.ts'
import { readRegistration } from '#server/edge/rpc/registration.ts'
import { REGISTER } from '#server/edge/testing/frames.ts'
import { writeConnectResponse } from '../../../../e2e/support/connector/quic/messages.ts'

/** Bytes that are nearly right: those of a good message, some of them changed, or cut off. */
function nearly(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) })
  const changes = fc.array(change, { maxLength: 8 })
  return fc.tuple(changes, fc.nat(good.length * 4)).map(([all, length]) => {
    const copy = Uint8Array.from(good)
    for (const { at, to } of all) copy[at] = to
    return copy.subarray(0, length)
  })
}

/** The frame that stands in these bytes, if one does. */
async function frameIn(chunk: Uint8Array): Promise<Frame | undefined> {
  async function* once() {
    yield chunk
  }
  for await (const frame of readFrames(once(), () => 64 * 1024)) return frame
  return undefined
}

/** Runs what may find something malformed. Nothing else may be thrown. */
async function tolerate(run: () => unknown) {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
  }
}

const PAIR = struct(1, [u32(4, 7)], [text('key'), text('value')])
const RICH = writeMessage(
  struct(
    1,
    [],
    [
      structs(Array.from({ length: 20 }, () => PAIR)),
      texts(['one', 'two', 'three']),
      bytes(new Uint8Array(40)),
      structs(Array.from({ length: 20 }, () => struct(0, []))),
    ],
  ),
)

/** Everything that can be read of a struct, and how much that was: items, and bytes. */
function weigh(root: StructReader): { items: number; size: number } {
  let [items, size] = [0, 0]
  for (const index of [0, 1, 2, 3])
    for (const read of [
      () => root.structs(index).map((each) => each.text(0) + each.text(1)),
      () => root.texts(index),
      () => [root.data(index)],
    ]) {
      try {
        const all: (string | Uint8Array)[] = read()
        items += all.length
        size += all.reduce((sum, each) => sum + each.length, 0)
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
      }
    }
  return { items, size }
}

/** What one message may be read for is 64 Ki words; each list that a test reads may have so many. */
const BUDGET = 64 * 1024

test('however a message is altered, what is read of it stays within its budget', async () => {
  await fc.assert(
    fc.asyncProperty(nearly(RICH), async (altered) => {
      await tolerate(async () => {
        const frame = await frameIn(altered)
        if (!frame) return
        const { items, size } = weigh(readMessage(frame))
        expect(items).toBeLessThanOrEqual(BUDGET)
        expect(size).toBeLessThanOrEqual(BUDGET * 8)
      })
    }),
    { numRuns: 3000 },
  )
})

test('a list never has more structs than its message has words', async () => {
  const word = fc.uint8Array({ minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 2, maxLength: 20 }), async (words) => {
      // A root of one pointer, which leads to a list of structs right behind it.
      const list = new Uint32Array([1, ((words.length - 1) << 3) | 7])
      const body = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 1, 0]), Buffer.from(list.buffer)])
      const head = Buffer.from(new Uint32Array([0, 2 + words.length]).buffer)
      let count = 0
      await tolerate(async () => {
        const frame = await frameIn(Buffer.concat([head, body, ...words]))
        count = frame ? readMessage(frame).structs(0).length : 0
      })
      expect(count).toBeLessThanOrEqual(words.length)
    }),
    { numRuns: 2000 },
  )
})

test('however a registration is altered, it is read or malformed, and nothing in it is large', async () => {
  await fc.assert(
    fc.asyncProperty(nearly(REGISTER), async (altered) => {
      await tolerate(async () => {
        const frame = await frameIn(altered)
        if (!frame) return
        const incoming = readIncoming(frame)
        if (incoming.kind !== 'call') return
        const { connector, tunnelSecret } = readRegistration(incoming.params)
        expect(connector.features.length).toBeLessThanOrEqual(64)
        expect(tunnelSecret.length).toBeLessThanOrEqual(64 * 1024)
      })
    }),
    { numRuns: 3000 },
  )
})

const RESPONSE = writeConnectResponse({
  error: 'unable to dial',
  metadata: [
    ['HttpStatus', '200'],
    ['HttpHeader:Content-Type', 'text/plain'],
  ],
})

test('however an answer to a data stream is altered, it is read or fails', async () => {
  await fc.assert(
    fc.asyncProperty(nearly(RESPONSE), async (altered) => {
      const stream = new PassThrough()
      const prefix = new PrefixReader(stream)
      stream.end(altered)
      const read = readConnectResponse(prefix)
      const answer = await read.catch((error: unknown) => error)
      prefix.release()
      if (answer instanceof Error) return
      const { metadata } = await read
      const status = statusOf(metadata)
      expect(status === 0 || (status >= 100 && status <= 999)).toBe(true)
      expect(headersOf(metadata).length).toBeLessThanOrEqual(metadata.length)
    }),
    { numRuns: 2000 },
  )
})

test('packed headers of a user are read whatever they are, and are not more than were packed', () => {
  const packed = fc.string({ unit: fc.constantFrom(':', ';', 'Y', '=', '*', '\u00e9') })
  fc.assert(
    fc.property(fc.oneof(packed, fc.string()), (value) => {
      const read = readUserHeaders({ 'cf-cloudflared-response-headers': value })
      expect(read.length).toBeLessThanOrEqual(value.split(';').length)
    }),
  )
})

const ID = Buffer.alloc(20, 1)
const HOST = '127.0.0.1'

test('a retry token is read as it was made, and no other bytes are one', () => {
  const tokens = new RetryTokens()
  const original = Buffer.from('the first id')
  const good = tokens.make(original, ID, HOST)
  expect(tokens.read(good, ID, HOST)).toEqual(original)
  const bytesOrNearly = fc.oneof(fc.uint8Array({ maxLength: 200 }), nearly(good))
  fc.assert(
    fc.property(bytesOrNearly, (token) => {
      const isSame = Buffer.from(token).equals(good)
      expect(tokens.read(token, ID, HOST)).toEqual(isSame ? original : undefined)
    }),
    { numRuns: 2000 },
  )
})

test('a retry token is for one address and one connection, and for ten seconds', () => {
  let now = 1_000_000
  const tokens = new RetryTokens(() => now)
  const token = tokens.make(Buffer.from('first'), ID, HOST)
  expect(tokens.read(token, Buffer.alloc(20, 2), HOST)).toBeUndefined()
  expect(tokens.read(token, ID, '127.0.0.2')).toBeUndefined()
  expect(new RetryTokens(() => now).read(token, ID, HOST)).toBeUndefined()
  now += 10_001
  expect(tokens.read(token, ID, HOST)).toBeUndefined()
})
