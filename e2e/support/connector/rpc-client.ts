import type { Duplex } from 'node:stream'
import { type Frame, readFrames } from '#server/edge/capnp/framing.ts'
import { type StructReader, readMessage } from '#server/edge/capnp/reader.ts'
import type { StructValue } from '#server/edge/capnp/value.ts'
import { askBootstrap, askCall, finish } from '#server/edge/rpc/asking.ts'
import { MESSAGE, REGISTRATION_SERVER, RETURN } from '#server/edge/rpc/kinds.ts'

/** The question that asks for the edge's registration server; calls go to its promised answer. */
const BOOTSTRAP_QUESTION = 0

const MAX_ANSWER = 64 * 1024

/** Asks the edge's registration server over a control stream. */
export class RpcClient {
  readonly #stream: Duplex
  readonly #pending = new Map<number, PromiseWithResolvers<StructReader>>()
  #lastQuestion = 0

  constructor(stream: Duplex) {
    this.#stream = stream
    stream.write(askBootstrap(BOOTSTRAP_QUESTION))
    void this.#listen()
  }

  /** The results. Rejects when the edge answers with an exception or hangs up. */
  call(methodId: number, params: StructValue): Promise<StructReader> {
    this.#lastQuestion += 1
    const answer = Promise.withResolvers<StructReader>()
    this.#pending.set(this.#lastQuestion, answer)
    const target = { ofQuestion: BOOTSTRAP_QUESTION, interfaceId: REGISTRATION_SERVER, methodId }
    this.#stream.write(askCall({ questionId: this.#lastQuestion, ...target, params }))
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
