import { readFrame } from '#server/edge/capnp/framing.ts'
import { readMessage } from '#server/edge/capnp/reader.ts'
import { struct, structs, text } from '#server/edge/capnp/value.ts'
import { writeMessage } from '#server/edge/capnp/writer.ts'
import {
  type ConnectRequest,
  type ConnectResponse,
  CONNECTION_TYPE,
  DATA_SIGNATURE,
  DATA_VERSION,
} from '#server/edge/quic/connect.ts'
import type { PrefixReader } from '#server/edge/quic/prefix-reader.ts'

/** The messages that a data stream begins with, from the side that answers. */

const MAX_REQUEST = 1024 * 1024

const TYPES: ConnectRequest['type'][] = ['http', 'websocket', 'tcp']

/** What follows the signature. Throws when it is nothing that could be served. */
export async function readConnectRequest(bytes: PrefixReader): Promise<ConnectRequest> {
  await bytes.take(DATA_VERSION.length)
  const frame = await readFrame(bytes, MAX_REQUEST)
  if (!frame) throw new Error('The stream ended within its request.')
  const message = readMessage(frame)
  const type = TYPES.find((each) => CONNECTION_TYPE[each] === message.u16(0))
  if (!type) throw new Error('The request is of an unknown type.')
  const metadata = message.structs(1).map((pair): [string, string] => [pair.text(0), pair.text(1)])
  return { type, dest: message.text(0), metadata }
}

export function writeConnectResponse({ error, metadata }: ConnectResponse): Uint8Array {
  const pairs = metadata.map(([key, value]) => struct(0, [], [text(key), text(value)]))
  const pointers = [error ? text(error) : undefined, pairs.length > 0 ? structs(pairs) : undefined]
  return Buffer.concat([DATA_SIGNATURE, DATA_VERSION, writeMessage(struct(0, [], pointers))])
}
