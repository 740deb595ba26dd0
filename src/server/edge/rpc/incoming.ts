import { type Frame } from '#server/edge/capnp/framing.ts'
import { type StructReader, readMessage } from '#server/edge/capnp/reader.ts'
import { MESSAGE } from './kinds.ts'

/** What a connector sends, as far as the edge has to act on it. */
export type Incoming =
  | { kind: 'bootstrap'; questionId: number }
  | Call
  | { kind: 'abort' }
  /** Needs no answer: nothing is kept that a `Finish` or `Release` could free. */
  | { kind: 'notice' }
  | { kind: 'unknown' }

/**
 * A call. Whom it is for is not read: the edge hosts one capability, the bootstrap one, and
 * whether it is named by its number or as the promised answer makes no difference.
 */
export interface Call {
  kind: 'call'
  questionId: number
  interfaceId: bigint
  methodId: number
  params: StructReader
}

/** Reads one RPC message. Throws `Malformed`. */
export function readIncoming(frame: Frame): Incoming {
  const message = readMessage(frame)
  switch (message.u16(0)) {
    case MESSAGE.bootstrap:
      return { kind: 'bootstrap', questionId: message.struct(0).u32(0) }
    case MESSAGE.call:
      return readCall(message.struct(0))
    case MESSAGE.abort:
      return { kind: 'abort' }
    case MESSAGE.finish:
    case MESSAGE.release:
    case MESSAGE.unimplemented:
      return { kind: 'notice' }
    default:
      return { kind: 'unknown' }
  }
}

function readCall(call: StructReader): Call {
  return {
    kind: 'call',
    questionId: call.u32(0),
    interfaceId: call.u64(8),
    methodId: call.u16(4),
    params: call.struct(1).struct(0),
  }
}
