import { readFrame } from '../capnp/framing.ts'
import { type StructReader, readMessage } from '../capnp/reader.ts'
import type { StructValue } from '../capnp/value.ts'
import { connectorWords } from '../connector-words.ts'
import { askBootstrap, askCall, finish } from '../rpc/asking.ts'
import { MESSAGE, RETURN } from '../rpc/kinds.ts'
import { openWithin } from './open-within.ts'
import type { QuicPeer } from './peer.ts'
import type { PrefixReader } from './prefix-reader.ts'

/** Begins a stream on which the connector answers calls. Source: cloudflared's `tunnelrpc/quic`. */
const RPC_SIGNATURE = Buffer.from('52bb825cdb65', 'hex')

const BOOTSTRAP_QUESTION = 0
const CALL_QUESTION = 1

const MAX_ANSWER = 64 * 1024

export interface RpcCall {
  interfaceId: bigint
  methodId: number
  params: StructValue
}

/** Calls a method of the connector, on a stream of its own. Rejects with the words of an exception. */
export function call(peer: QuicPeer, { params, ...method }: RpcCall, signal: AbortSignal) {
  return openWithin(peer, signal, async (stream, bytes) => {
    stream.write(RPC_SIGNATURE)
    stream.write(askBootstrap(BOOTSTRAP_QUESTION))
    stream.write(
      askCall({ questionId: CALL_QUESTION, ofQuestion: BOOTSTRAP_QUESTION, ...method, params }),
    )
    const results = await readResults(bytes)
    const farewell = Buffer.concat([finish(CALL_QUESTION), finish(BOOTSTRAP_QUESTION)])
    // Whatever the connector may still have to say, or never ends to.
    stream.end(farewell, () => stream.destroy())
    return results
  })
}

async function readResults(bytes: PrefixReader): Promise<StructReader> {
  for (;;) {
    const frame = await readFrame(bytes, MAX_ANSWER)
    if (!frame) throw new Error('the connector closed the stream without an answer')
    const message = readMessage(frame)
    if (message.u16(0) !== MESSAGE.return) continue
    const answer = message.struct(0)
    if (answer.u32(0) !== CALL_QUESTION) continue
    if (answer.u16(6) === RETURN.exception)
      throw new Error(connectorWords(answer.struct(0).text(0)))
    return answer.struct(0).struct(0)
  }
}
