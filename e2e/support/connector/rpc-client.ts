import type { Duplex } from 'node:stream'
import { type Frame, readFrames } from '#server/edge/capnp/framing.ts'
import { type StructReader, readMessage } from '#server/edge/capnp/reader.ts'
import type { StructValue } from '#server/edge/capnp/value.ts'
import { MESSAGE, RETURN } from '#server/edge/rpc/kinds.ts'
import { bootstrap, call, finish } from './calls.ts'

const MAX_ANSWER = 64 * 1024

/** Asks the edge's registration server over a control stream. */
export class RpcClient {
  readonly #stream: Duplex
  readonly #pending = new Map<number, PromiseWithResolvers<StructReader>>()
  #lastQuestion = 0

  constructor(stream: Duplex) {
    this.#stream = stream
    stream.write(bootstrap())
    void this.#listen()
  }

  /** The results. Rejects when the edge answers with an exception or hangs up. */
  call(methodId: number, params: StructValue): Promise<StructReader> {
    this.#lastQuestion += 1
    const answer = Promise.withResolvers<StructReader>()
    this.#pending.set(this.#lastQuestion, answer)
    this.#stream.write(call(this.#lastQuestion, methodId, params))
    return answer.promise
  }

  async #listen() {
    try {
      for await (const frame of readFrames(this.#stream, () => MAX_ANSWER)) this.#hear(frame)
      this.#giveUp(new Error('The edge closed the control stream.'))
    } catch (error) {
      this.#giveUp(error)
    }
  }

  #hear(frame: Frame) {
    const message = readMessage(frame)
    if (message.u16(0) !== MESSAGE.return) return
    const answer = message.struct(0)
    const questionId = answer.u32(0)
    this.#stream.write(finish(questionId))
    const asked = this.#pending.get(questionId)
    this.#pending.delete(questionId)
    if (answer.u16(6) === RETURN.results) asked?.resolve(answer.struct(0).struct(0))
    else asked?.reject(new Error(answer.struct(0).text(0)))
  }

  #giveUp(reason: unknown) {
    for (const asked of this.#pending.values()) asked.reject(reason)
    this.#pending.clear()
  }
}
