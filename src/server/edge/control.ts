import { readFrames } from './capnp/framing.ts'
import { struct } from './capnp/value.ts'
import type { Admission } from './registry.ts'
import { returnBootstrap, returnException, returnResults } from './rpc/answers.ts'
import { type Call, type Incoming, readIncoming } from './rpc/incoming.ts'
import { METHOD, REGISTRATION_SERVER } from './rpc/kinds.ts'
import { type Registration, readRegistration, writeAdmission } from './rpc/registration.ts'
import { Malformed } from './capnp/malformed.ts'

/** Who decides what the calls on a control stream ask for. */
export interface Desk {
  register(registration: Registration): Admission
  unregister(): void
}

/** What a stranger may send is a registration, which takes less than a kilobyte. */
const STRANGER_LIMIT = 64 * 1024

/** An admitted connector may also report the ingress rules of its configuration file. */
const ADMITTED_LIMIT = 1024 * 1024

const NOTHING = struct(0, [])

/**
 * The edge's half of a control stream: bytes from the connector in, the answers out. Knows no
 * transport. Ends with the stream or when the connector aborts; throws `Malformed`.
 */
export async function* serveControl(
  chunks: AsyncIterable<Uint8Array>,
  desk: Desk,
): AsyncGenerator<Uint8Array> {
  const control = new Control(desk)
  for await (const frame of readFrames(chunks, () => control.limit)) {
    const incoming = readIncoming(frame)
    if (incoming.kind === 'abort') return
    const answer = control.answer(incoming)
    if (answer) yield answer
  }
}

class Control {
  limit = STRANGER_LIMIT
  readonly #desk: Desk
  #asked = false

  constructor(desk: Desk) {
    this.#desk = desk
  }

  answer(incoming: Incoming): Uint8Array | undefined {
    switch (incoming.kind) {
      case 'bootstrap':
        return returnBootstrap(incoming.questionId)
      case 'call':
        return this.#answerCall(incoming)
      case 'unknown':
        throw new Malformed('a message of an unknown kind')
      default:
        return undefined
    }
  }

  #answerCall(call: Call): Uint8Array {
    const { questionId, interfaceId, methodId } = call
    if (interfaceId !== REGISTRATION_SERVER) {
      return returnException(questionId, `unknown interface 0x${interfaceId.toString(16)}`)
    }
    switch (methodId) {
      case METHOD.registerConnection:
        return this.#register(call)
      case METHOD.unregisterConnection:
        this.#desk.unregister()
        return returnResults(questionId, NOTHING)
      case METHOD.updateLocalConfiguration:
        // Ingress rules are for public hostnames, which nothing is routed by here.
        return returnResults(questionId, NOTHING)
      default:
        return returnException(questionId, `unknown method ${methodId}`)
    }
  }

  /** One answer for each stream: who was refused has to come again, at the cost of a handshake. */
  #register({ questionId, params }: Call): Uint8Array {
    if (this.#asked) return returnException(questionId, 'this connection asked to register before')
    this.#asked = true
    const admission = this.#desk.register(readRegistration(params))
    if (admission.accepted) this.limit = ADMITTED_LIMIT
    return returnResults(questionId, writeAdmission(admission))
  }
}
