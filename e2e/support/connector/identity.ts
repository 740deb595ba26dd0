import { type StructValue, bit, bytes, struct, text, texts, u8 } from '#server/edge/capnp/value.ts'
import { uuidToBytes } from '#server/edge/rpc/wire-ids.ts'
import type { TunnelCredentials } from './token.ts'

/** What a connector says of itself. */
export interface Identity {
  /** A UUID. */
  id: string
  version: string
  arch: string
  features: string[]
}

/** 127.0.0.1 as Go's `net.IP` holds it. */
const LOCAL_IP = Buffer.from('00000000000000000000ffff7f000001', 'hex')

/** The parameters of `registerConnection`. */
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
