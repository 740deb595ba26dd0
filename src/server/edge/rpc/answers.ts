import {
  type StructValue,
  type Value,
  capability,
  struct,
  structs,
  text,
  u16,
  u32,
} from '#server/edge/capnp/value.ts'
import { writeMessage } from '#server/edge/capnp/writer.ts'
import { MESSAGE, RETURN, SENDER_HOSTED } from './kinds.ts'

/** The messages the edge answers with, ready for the stream. */

/** The answer to `Bootstrap`: the one capability hosted here. */
export function returnBootstrap(answerId: number): Uint8Array {
  const hosted = struct(1, [u16(0, SENDER_HOSTED), u32(4, 0)], [undefined])
  return returned(answerId, RETURN.results, struct(0, [], [capability(0), structs([hosted])]))
}

export function returnResults(answerId: number, results: StructValue): Uint8Array {
  return returned(answerId, RETURN.results, struct(0, [], [results, undefined]))
}

/** Says that the call itself could not be served. The reason is shown in the caller's log. */
export function returnException(answerId: number, reason: string): Uint8Array {
  return returned(answerId, RETURN.exception, struct(1, [], [text(reason)]))
}

function returned(answerId: number, arm: number, outcome: Value): Uint8Array {
  const body = struct(2, [u32(0, answerId), u16(6, arm)], [outcome])
  return writeMessage(struct(1, [u16(0, MESSAGE.return)], [body]))
}
