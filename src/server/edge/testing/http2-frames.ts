/** HTTP/2 frames byte for byte, for what no library would send. https://www.rfc-editor.org/rfc/rfc9113.html#section-4.1 */

export const FRAME = {
  data: 0,
  headers: 1,
  reset: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9,
  origin: 12,
} as const

const END_HEADERS = 4

export function http2Frame(type: number, stream: number, payload: Uint8Array, flags = 0): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

/** What a server begins with. */
export const SETTINGS = http2Frame(FRAME.settings, 0, new Uint8Array())

/** The answer 200 on the first stream that a client opens. */
export const ANSWERED = http2Frame(FRAME.headers, 1, Uint8Array.of(0x88), END_HEADERS)
