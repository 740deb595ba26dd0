import {
  type StructValue,
  bit,
  bytes,
  struct,
  text,
  texts,
  u16,
  u32,
  u64,
  u8,
} from '#server/edge/capnp/value.ts'
import { writeMessage } from '#server/edge/capnp/writer.ts'
import { MESSAGE, REGISTRATION_SERVER } from '#server/edge/rpc/kinds.ts'
import { uuidToBytes } from '#server/edge/rpc/wire-ids.ts'
import type { TunnelCredentials } from './token.ts'

/** The messages a connector sends on its control stream. */

/** What a connector says of itself. */
export interface Identity {
  /** A UUID. */
  id: string
  version: string
  arch: string
  features: string[]
}

/** The question that asks for the edge's registration server; calls go to its promised answer. */
const BOOTSTRAP_QUESTION = 0

/** `MessageTarget`'s arm for the promised answer to a question. */
const PROMISED_ANSWER = 1

/** 127.0.0.1 as Go's `net.IP` holds it. */
const LOCAL_IP = Buffer.from('00000000000000000000ffff7f000001', 'hex')

export function bootstrap(): Uint8Array {
  return message(MESSAGE.bootstrap, struct(1, [u32(0, BOOTSTRAP_QUESTION)], [undefined]))
}

/** A call of the registration server's method. Question ids start at 1. */
export function call(questionId: number, methodId: number, params: StructValue): Uint8Array {
  const promised = struct(1, [u32(0, BOOTSTRAP_QUESTION)], [undefined])
  const target = struct(1, [u16(4, PROMISED_ANSWER)], [promised])
  const fields = [u32(0, questionId), u16(4, methodId), u64(8, REGISTRATION_SERVER)]
  const payload = struct(0, [], [params, undefined])
  return message(MESSAGE.call, struct(3, fields, [target, payload, undefined]))
}

export function finish(questionId: number): Uint8Array {
  return message(MESSAGE.finish, struct(1, [u32(0, questionId)]))
}

export function registration(
  credentials: TunnelCredentials,
  identity: Identity,
  connIndex: number,
): StructValue {
  const { accountTag, tunnelId, tunnelSecret } = credentials
  const auth = struct(0, [], [text(accountTag), bytes(tunnelSecret)])
  const options = struct(1, [bit(0, false)], [client(identity), bytes(LOCAL_IP)])
  return struct(1, [u8(0, connIndex)], [auth, bytes(uuidToBytes(tunnelId)), options])
}

function client({ id, features, version, arch }: Identity): StructValue {
  return struct(0, [], [bytes(uuidToBytes(id)), texts(features), text(version), text(arch)])
}

function message(kind: number, body: StructValue): Uint8Array {
  return writeMessage(struct(1, [u16(0, kind)], [body]))
}
