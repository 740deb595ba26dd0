import { pipeline } from 'node:stream/promises'
import { messageOf } from '../message-of.ts'
import { Malformed } from './capnp/malformed.ts'
import { type Desk, serveControl } from './control.ts'
import type { Admission, Claim, EndCause, LossCause, OpenConnection, Registry } from './registry.ts'
import type { Registration } from './rpc/registration.ts'
import type { Transport } from './transport.ts'
import type { EdgeLog } from './trouble.ts'

/** What a connection works with, of the edge's options. */
export interface ConnectionOptions {
  registry: Registry
  log: EdgeLog
  /** Milliseconds from the end of the TLS handshake to the registration. */
  registerWithin: number
  /** Milliseconds a connector may stay after it unregistered: it still answers what it was asked. */
  leaveWithin: number
  /** Called once, when it is over. */
  over: () => void
}

/** Where a connection stands. `left`: unregistered or refused, and the peer has yet to hang up. */
type Life =
  | { stage: 'new' }
  | { stage: 'registered'; connectionId: string }
  | { stage: 'left' }
  | { stage: 'over'; cause: LossCause }

/** One connection of a connector, from its handshake to its end, whatever carries it. */
export class Connection implements Desk, OpenConnection {
  readonly streams
  readonly #options: ConnectionOptions
  readonly #transport: Transport
  #life: Life = { stage: 'new' }
  #deadline: NodeJS.Timeout

  constructor(transport: Transport, options: ConnectionOptions) {
    this.#options = options
    this.#transport = transport
    this.streams = transport.streams
    transport.onOver(({ cause, trouble }) => this.#end(cause, trouble))
    const late = () => this.#end('timeout', 'did not register in time')
    this.#deadline = setTimeout(late, options.registerWithin)
    void this.#serve()
  }

  close(cause: EndCause) {
    this.#end(cause)
  }

  register(registration: Registration): Admission {
    if (this.#life.stage !== 'new') throw new Error('asked to register when it was over')
    const { kind, peerIp } = this.#transport
    const claim: Claim = { ...registration, originIp: peerIp, transport: kind }
    const admission = this.#options.registry.admit(claim, this)
    if (admission.accepted) this.#admitted(admission.connectionId)
    else this.#refused(claim.tunnelId, admission.cause)
    return admission
  }

  unregister() {
    if (this.#life.stage !== 'registered') return
    const { connectionId } = this.#life
    this.#life = { stage: 'left' }
    this.#deadline = setTimeout(() => this.#end('timeout'), this.#options.leaveWithin)
    this.#report(connectionId, 'graceful')
  }

  async #serve() {
    const { control } = this.#transport
    // Read by itself to its end it would be destroyed there, with answers still to be sent.
    const received = control.iterator({ destroyOnReturn: false })
    try {
      await pipeline(received, (chunks) => this.#answers(chunks), control)
      this.#end('closed')
    } catch (error) {
      this.#fail(error)
    }
  }

  /** What goes wrong in here is caught here: the pipeline would bury it under what follows. */
  async *#answers(chunks: AsyncIterable<Uint8Array>) {
    try {
      yield* serveControl(chunks, this)
    } catch (error) {
      this.#fail(error)
    }
  }

  #admitted(connectionId: string) {
    // The registry may have closed the connection, or others to make way, while it decided.
    if (this.#life.stage === 'over') return this.#report(connectionId, this.#life.cause)
    this.#life = { stage: 'registered', connectionId }
    clearTimeout(this.#deadline)
    this.#transport.admitted()
  }

  #refused(tunnelId: string, cause: string) {
    const { peerIp } = this.#transport
    if (this.#life.stage === 'new') this.#life = { stage: 'left' }
    this.#options.log.refused(
      `A connector of tunnel ${tunnelId} from ${peerIp} was refused: ${cause}`,
    )
  }

  #fail(error: unknown) {
    if (error instanceof Malformed) this.#end('malformed', `it sent ${error.message}`)
    else this.#end('closed', messageOf(error))
  }

  /** The one way to be over. Whatever comes after the first call changes nothing. */
  #end(cause: LossCause, trouble?: string) {
    const life = this.#life
    if (life.stage === 'over') return
    this.#life = { stage: 'over', cause }
    clearTimeout(this.#deadline)
    this.#transport.destroy()
    this.#options.over()
    // However a peer that took its leave hangs up, nobody has to mend it.
    if (trouble && life.stage !== 'left') this.#logTrouble(life.stage, trouble)
    if (life.stage === 'registered') this.#report(life.connectionId, cause)
  }

  #logTrouble(stage: 'new' | 'registered', trouble: string) {
    const line = `The connection from ${this.#transport.peerIp} ended: ${trouble}`
    if (stage === 'new') this.#options.log.stranger(line)
    else this.#options.log.connector(line)
  }

  /** This may come from a timer or a socket, where what is thrown would end the whole process. */
  #report(connectionId: string, cause: LossCause) {
    const { registry, log } = this.#options
    try {
      registry.left(connectionId, cause)
    } catch (error) {
      log.connector(`The loss of connection ${connectionId} was not recorded: ${messageOf(error)}`)
    }
  }
}
