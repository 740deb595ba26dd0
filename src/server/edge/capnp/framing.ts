import { ByteReader } from './byte-reader.ts'
import { Malformed } from './malformed.ts'

/**
 * Cap'n Proto's standard stream framing: a table of segment sizes, then the segments.
 * https://capnproto.org/encoding.html#serialization-over-a-stream
 */

/** One message as it came off the wire: its segments, each a whole number of words. */
export type Frame = DataView[]

export const WORD = 8

/** What cloudflared sends has one segment; Go's library would need a few for a message this small. */
const MAX_SEGMENTS = 16

/**
 * Cuts a byte stream into messages. Ends where the stream ends, be it within a message; throws
 * `Malformed` before anything of a message is read that is larger than `maxBytes` says just then.
 */
export async function* readFrames(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: () => number,
): AsyncGenerator<Frame> {
  const bytes = new ByteReader(chunks)
  try {
    for (;;) {
      const frame = await readFrame(bytes, maxBytes())
      if (!frame) return
      yield frame
    }
  } finally {
    await bytes.release()
  }
}

/** Reads one message from where bytes can be taken; undefined when they end before it does. */
export async function readFrame(
  bytes: Pick<ByteReader, 'take'>,
  maxBytes: number,
): Promise<Frame | undefined> {
  const count = await bytes.take(4)
  if (!count) return undefined
  const segments = view(count).getUint32(0, true) + 1
  if (segments > MAX_SEGMENTS) throw new Malformed('a message of too many segments')
  // The table is padded to a word: with an even number of segments a last entry is unused.
  const table = await bytes.take(4 * (segments + ((segments + 1) % 2)))
  if (!table) return undefined
  const sizes = segmentSizes(view(table), segments)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > maxBytes) throw new Malformed(`a message of more than ${maxBytes} bytes`)
  const body = await bytes.take(total)
  return body && split(body, sizes)
}

function segmentSizes(table: DataView, segments: number): number[] {
  return Array.from({ length: segments }, (_, i) => table.getUint32(4 * i, true) * WORD)
}

function split(body: Uint8Array, sizes: number[]): Frame {
  let at = 0
  return sizes.map((size) => {
    const segment = view(body.subarray(at, at + size))
    at += size
    return segment
  })
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
