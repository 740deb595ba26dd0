import { bytes, i32, struct } from '../capnp/value.ts'
import { connectorWords } from '../connector-words.ts'
import type { QuicPeer } from './peer.ts'
import { call } from './call.ts'

/** `ConfigurationManager` of `tunnelrpc.capnp`. */
const CONFIGURATION_MANAGER = 0xb48edfbdaa25db04n
const UPDATE_CONFIGURATION = 0

/** Hands over a version of the remote configuration; see `Streams.configure`. */
export async function configureBy(
  peer: QuicPeer,
  version: number,
  config: object,
  signal: AbortSignal,
): Promise<number> {
  const params = struct(1, [i32(0, version)], [bytes(Buffer.from(JSON.stringify(config)))])
  const target = { interfaceId: CONFIGURATION_MANAGER, methodId: UPDATE_CONFIGURATION }
  const results = await call(peer, { ...target, params }, signal)
  const response = results.struct(0)
  const trouble = response.text(0)
  if (trouble !== '') throw new Error(connectorWords(trouble))
  return response.i32(0)
}
