import { type StructValue, struct, u16, u32, u64 } from '#server/edge/capnp/value.ts'
import { writeMessage } from '#server/edge/capnp/writer.ts'
import { MESSAGE, PROMISED_ANSWER } from './kinds.ts'

/** The messages of who asks, ready for the stream. */

export interface Question {
  questionId: number
  /** The question whose answer, promised or given, is the capability that is called. */
  ofQuestion: number
  interfaceId: bigint
  methodId: number
  params: StructValue
}

/** Asks for the one capability that the other side hosts. */
export function askBootstrap(questionId: number): Uint8Array {
  return message(MESSAGE.bootstrap, struct(1, [u32(0, questionId)], [undefined]))
}

/** Calls a method; sent without waiting for the answer to the question it builds on. */
export function askCall({ questionId, ofQuestion, interfaceId, methodId, params }: Question) {
  const promised = struct(1, [u32(0, ofQuestion)], [undefined])
  const target = struct(1, [u16(4, PROMISED_ANSWER)], [promised])
  const fields = [u32(0, questionId), u16(4, methodId), u64(8, interfaceId)]
  const payload = struct(0, [], [params, undefined])
  return message(MESSAGE.call, struct(3, fields, [target, payload, undefined]))
}

/** Says that nothing more is expected of an answer. */
export function finish(questionId: number): Uint8Array {
  return message(MESSAGE.finish, struct(1, [u32(0, questionId)]))
}

function message(kind: number, body: StructValue): Uint8Array {
  return writeMessage(struct(1, [u16(0, kind)], [body]))
}
