import type { Duplex } from 'node:stream'
import { decode as ipText } from '@leichtgewicht/ip-codec'
import { readFrame } from '#server/edge/capnp/framing.ts'
import { type StructValue, i32, struct, text } from '#server/edge/capnp/value.ts'
import type { PrefixReader } from '#server/edge/quic/prefix-reader.ts'
import { returnBootstrap, returnException, returnResults } from '#server/edge/rpc/answers.ts'
import { type Call, readIncoming } from '#server/edge/rpc/incoming.ts'
import type { Configuration } from '../serve/configuration.ts'
import type { Flows } from './datagrams.ts'

/** What the edge may call, by `tunnelrpc.capnp`. */
const CONFIGURATION_MANAGER = 0xb48edfbdaa25db04n
const SESSION_MANAGER = 0x839445a59fb01686n

const MAX_CALL = 16 * 1024 * 1024

const NANOSECONDS = 1_000_000n

/** What the calls are about. */
export interface Managed {
  configuration: Configuration
  flows: Flows
}

type Method = (params: Call['params'], managed: Managed) => StructValue | Promise<StructValue>

const METHODS = new Map<string, Method>([
  [`${CONFIGURATION_MANAGER} 0`, updateConfiguration],
  [`${SESSION_MANAGER} 0`, registerUdpSession],
  [`${SESSION_MANAGER} 1`, unregisterUdpSession],
])

/** Answers the calls on a stream until the edge ends it. */
export async function serveRpc(stream: Duplex, bytes: PrefixReader, managed: Managed) {
  for (;;) {
    const frame = await readFrame(bytes, MAX_CALL)
    if (!frame) return void stream.end()
    const incoming = readIncoming(frame)
    if (incoming.kind === 'bootstrap') stream.write(returnBootstrap(incoming.questionId))
    if (incoming.kind === 'call') stream.write(await answer(incoming, managed))
  }
}

async function answer({ questionId, interfaceId, methodId, params }: Call, managed: Managed) {
  const method = METHODS.get(`${interfaceId} ${methodId}`)
  if (!method) return returnException(questionId, 'rpc: unimplemented')
  return returnResults(questionId, await method(params, managed))
}

function updateConfiguration(params: Call['params'], { configuration }: Managed) {
  const { version, error } = configuration.apply(params.i32(0), parseJson(params.data(0)))
  return struct(0, [], [struct(1, [i32(0, version)], [error ? text(error) : undefined])])
}

async function registerUdpSession(params: Call['params'], { flows }: Managed) {
  const to = { address: ipText(params.data(1)), port: params.u16(0) }
  const idleAfter = Number(params.u64(8) / NANOSECONDS)
  const trouble = await flows.register(params.data(0), to, idleAfter)
  return struct(0, [], [struct(0, [], [trouble ? text(trouble) : undefined, undefined])])
}

function unregisterUdpSession(params: Call['params'], { flows }: Managed) {
  flows.unregister(params.data(0))
  return struct(0, [])
}

/** Undefined for what is no JSON, which no configuration is. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
}
