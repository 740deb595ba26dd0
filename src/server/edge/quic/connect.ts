import { Malformed } from '../capnp/malformed.ts'
import { readFrame } from '../capnp/framing.ts'
import { readMessage } from '../capnp/reader.ts'
import { struct, structs, text, u16 } from '../capnp/value.ts'
import { writeMessage } from '../capnp/writer.ts'
import type { Metadata } from './http-metadata.ts'
import type { PrefixReader } from './prefix-reader.ts'

/**
 * The messages that a data stream begins with. Source: `quic_metadata_protocol.capnp` and
 * `tunnelrpc/quic/protocol.go` in cloudflared 2026.8.2.
 */

/** Begins a data stream, in both directions; then the version of the protocol. */
export const DATA_SIGNATURE = Buffer.from('0a36cd12a13e', 'hex')
export const DATA_VERSION = Buffer.from('01')

export const CONNECTION_TYPE = { http: 0, websocket: 1, tcp: 2 } as const

export interface ConnectRequest {
  type: keyof typeof CONNECTION_TYPE
  /** A whole URL; `ip:port` for TCP. */
  dest: string
  metadata: Metadata
}

export interface ConnectResponse {
  /** Empty when all is well. */
  error: string
  metadata: Metadata
}

/** The headers of an answer and more. */
const MAX_RESPONSE = 1024 * 1024

export function writeConnectRequest({ type, dest, metadata }: ConnectRequest): Uint8Array {
  const pairs = metadata.map(([key, value]) => struct(0, [], [text(key), text(value)]))
  const pointers = [text(dest), pairs.length > 0 ? structs(pairs) : undefined]
  const message = writeMessage(struct(1, [u16(0, CONNECTION_TYPE[type])], pointers))
  return Buffer.concat([DATA_SIGNATURE, DATA_VERSION, message])
}

/** Rejects with `Malformed` for anything else, and with a plain error when the stream ends before. */
export async function readConnectResponse(bytes: PrefixReader): Promise<ConnectResponse> {
  const start = await bytes.take(DATA_SIGNATURE.length + DATA_VERSION.length)
  if (!start) throw new Error('the connector closed the stream without an answer')
  if (!DATA_SIGNATURE.equals(start.subarray(0, DATA_SIGNATURE.length)))
    throw new Malformed('an answer without its signature')
  const frame = await readFrame(bytes, MAX_RESPONSE)
  if (!frame) throw new Error('the connector closed the stream within its answer')
  const message = readMessage(frame)
  const metadata = message.structs(1).map((pair): [string, string] => [pair.text(0), pair.text(1)])
  return { error: message.text(0), metadata }
}
