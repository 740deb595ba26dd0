import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect } from '#server/edge/testing/collect.ts'
import { readFrames } from './framing.ts'
import { Malformed } from './malformed.ts'
import { readMessage } from './reader.ts'
import { bit, bytes, capability, struct, structs, text, texts, u16, u32, u64, u8 } from './value.ts'
import { writeMessage } from './writer.ts'

const LIMIT = 64 * 1024

async function* sent(...chunks: Uint8Array[]) {
  yield* chunks
}

async function received(...chunks: Uint8Array[]) {
  return await collect(readFrames(sent(...chunks), () => LIMIT))
}

async function readBack(frame: Uint8Array) {
  const [only = []] = await received(frame)
  return readMessage(only)
}

/** A frame of segments given as hex, one string a segment; spaces are for the eye. */
function frameOf(...segments: string[]): Uint8Array {
  const bodies = segments.map((hex) => Buffer.from(hex.replaceAll(' ', ''), 'hex'))
  const padding = segments.length % 2 === 0 ? [0] : []
  const table = [bodies.length - 1, ...bodies.map((body) => body.length / 8), ...padding]
  return Buffer.concat([Buffer.from(new Uint32Array(table).buffer), ...bodies])
}

const fields = fc.record({
  a: fc.integer({ min: 0, max: 0xff }),
  flag: fc.boolean(),
  b: fc.integer({ min: 0, max: 0xffff }),
  c: fc.integer({ min: 0, max: 0xffffffff }),
  d: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  name: fc.string({ unit: 'grapheme' }),
  names: fc.array(fc.string(), { maxLength: 8 }),
  blob: fc.uint8Array({ maxLength: 100 }),
})

test('what is written is read back, in whatever pieces it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fields, fc.nat(40), async (value, cut) => {
      const { a, flag, b, c, d, name, names, blob } = value
      const frame = writeMessage(
        struct(
          2,
          [u8(0, a), bit(9, flag), u16(2, b), u32(4, c), u64(8, d)],
          [text(name), struct(0, [], [texts(names), bytes(blob)]), capability(3)],
        ),
      )
      const frames = await received(frame.subarray(0, cut), frame.subarray(cut), frame)
      expect(frames).toHaveLength(2)
      for (const each of frames) {
        const root = readMessage(each)
        const inner = root.struct(1)
        expect({
          a: root.u8(0),
          flag: root.bit(9),
          b: root.u16(2),
          c: root.u32(4),
          d: root.u64(8),
          name: root.text(0),
          names: inner.texts(0),
          blob: inner.data(1),
        }).toEqual(value)
      }
    }),
  )
})

test('what an older sender left out reads as zero and empty', async () => {
  const root = await readBack(writeMessage(struct(0, [])))
  expect([root.u8(0), root.u16(0), root.u32(0), root.u64(0), root.bit(5)]).toEqual([
    0,
    0,
    0,
    0n,
    false,
  ])
  expect([root.text(0), root.texts(1), root.data(2), root.struct(3).text(0)]).toEqual([
    '',
    [],
    new Uint8Array(),
    '',
  ])
})

test('structs in a list stand behind a word that tells their number and shape', () => {
  const frame = writeMessage(struct(0, [], [structs([struct(1, [u32(4, 7)], [undefined])])]))
  expect(Buffer.from(frame).toString('hex').slice(32)).toBe(
    ['0100000017000000', '0400000001000100', '0000000007000000', '0000000000000000'].join(''),
  )
})

test('a text in another segment is found through a far pointer', async () => {
  const root = await readBack(
    frameOf('00000000 00000100  02000000 01000000', '01000000 1a000000  6869000000000000'),
  )
  expect(root.text(0)).toBe('hi')
})

test('a text is found through a landing pad in a segment of its own', async () => {
  const root = await readBack(
    frameOf(
      '00000000 00000100  06000000 01000000',
      '02000000 02000000  01000000 1a000000',
      '6869000000000000',
    ),
  )
  expect(root.text(0)).toBe('hi')
})

test.each([
  ['points beyond its segment', ['00000000 00000100  ff000000 0a000000']],
  ['points before its segment', ['00000000 00000100  fdffffff 0a000000', '']],
  ['points into a segment that is not there', ['00000000 00000100  02000000 05000000']],
  ['chains far pointers', ['00000000 00000100  02000000 01000000', '02000000 01000000']],
  ['has a number where a text belongs', ['00000000 00000100  00000000 01000000  0000000000000000']],
  ['has a text that does not end', ['00000000 00000100  01000000 12000000  6869000000000000']],
  [
    'has a list of words where a text belongs',
    ['00000000 00000100  01000000 0d000000  0000000000000000'],
  ],
])('a message that %s is refused', async (_, segments) => {
  const root = await readBack(frameOf(...segments))
  expect(() => root.text(0)).toThrow(Malformed)
})

test('a small message can not be read for ever', async () => {
  // A struct whose only pointer leads back to the struct itself.
  const root = await readBack(frameOf('00000000 00000100  f8ffffff 00000100'))
  expect(() => {
    for (let at = root; ; at = at.struct(0));
  }).toThrow(Malformed)
})

test.each([
  ['too many segments', [0xff, 0, 0, 0]],
  ['a count beyond all measure', [0xff, 0xff, 0xff, 0xff]],
  ['a segment larger than the limit', [0, 0, 0, 0, 1, 0x20, 0, 0]],
  ['a segment of gigabytes', [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]],
])('a frame with %s is refused before its body is awaited', async (_, header) => {
  await expect(received(Uint8Array.from(header))).rejects.toThrow(Malformed)
})

test('a stream that breaks off within a message ends without it', async () => {
  const frame = writeMessage(struct(1, [u32(0, 1)]))
  expect(await received(frame, frame.subarray(0, 20))).toHaveLength(1)
})
