import http2 from 'node:http2'
import { pipeline } from 'node:stream/promises'
import type { TLSSocket } from 'node:tls'
import { type Desk, serveControl } from './control.ts'
import { type Pace, startHeartbeat } from './heartbeat.ts'
import { Malformed } from './capnp/malformed.ts'
import type { Admission, Claim, Droppable, LossCause, Registry } from './registry.ts'
import type { Registration } from './rpc/registration.ts'
import { plainIp } from './rpc/wire-ids.ts'

export interface ConnectionOptions extends Pace {
  registry: Registry
  log: (line: string) => void
  /** Milliseconds from the end of the TLS handshake to the registration. */
  registerWithin: number
}

/** Where a connection stands. `left`: unregistered, and the peer has yet to hang up. */
type Life =
  | { stage: 'new' }
  | { stage: 'registered'; connectionId: string }
  | { stage: 'left' }
  | { stage: 'over' }

const CONTROL_STREAM = {
  ':method': 'GET',
  ':scheme': 'https',
  ':authority': 'edge.invalid',
  ':path': '/',
  'cf-cloudflared-proxy-connection-upgrade': 'control-stream',
}

/**
 * One connection of a connector, over HTTP/2. The roles are turned round: the connector dialled,
 * and is the HTTP/2 server; the edge opens the streams, the control stream first.
 */
export class Connection implements Desk, Droppable {
  readonly #options: ConnectionOptions
  readonly #origin: string
  readonly #session: http2.ClientHttp2Session
  #life: Life = { stage: 'new' }
  #stopTimer: () => void

  constructor(socket: TLSSocket, options: ConnectionOptions) {
    this.#options = options
    this.#origin = plainIp(socket.remoteAddress ?? '')
    this.#session = http2.connect('https://edge.invalid', {
      createConnection: () => socket,
      settings: { enablePush: false },
    })
    this.#session.on('error', (error) => this.#fail(error))
    this.#session.on('close', () => this.#end('closed'))
    const late = () => this.#end('dropped', 'did not register in time')
    const deadline = setTimeout(late, options.registerWithin)
    this.#stopTimer = () => clearTimeout(deadline)
    void this.#serve()
  }

  close() {
    this.#end('dropped')
  }

  register(registration: Registration): Admission {
    if (this.#life.stage !== 'new') throw new Error('asked to register when it was over')
    const claim: Claim = { ...registration, originIp: this.#origin, transport: 'http2' }
    const admission = this.#options.registry.admit(claim, this)
    if (admission.accepted) this.#admitted(admission.connectionId)
    else this.#logRefusal(claim.tunnelId, admission.cause)
    return admission
  }

  unregister() {
    if (this.#life.stage !== 'registered') return
    const { connectionId } = this.#life
    this.#life = { stage: 'left' }
    this.#report(connectionId, 'graceful')
  }

  async #serve() {
    try {
      const control = this.#session.request(CONTROL_STREAM, { endStream: false })
      // The pipeline reports the first error; one that comes after must not end the process.
      control.on('error', () => {})
      await pipeline(control, (chunks) => this.#answers(chunks), control)
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
    if (this.#life.stage === 'over') return this.#report(connectionId, 'dropped')
    this.#life = { stage: 'registered', connectionId }
    this.#stopTimer()
    const silent = () => this.#end('timeout', 'a ping stayed unanswered')
    const heartbeat = startHeartbeat(this.#session, this.#options, silent)
    this.#stopTimer = heartbeat.stop
  }

  #logRefusal(tunnelId: string, cause: string) {
    this.#options.log(
      `A connector of tunnel ${tunnelId} from ${this.#origin} was refused: ${cause}`,
    )
  }

  #fail(error: unknown) {
    if (error instanceof Malformed) this.#end('dropped', `it sent ${error.message}`)
    else this.#end('closed', sentence(error))
  }

  /** The one way to be over. Whatever comes after the first call changes nothing. */
  #end(cause: LossCause, trouble?: string) {
    const life = this.#life
    if (life.stage === 'over') return
    this.#life = { stage: 'over' }
    this.#stopTimer()
    this.#session.destroy()
    // However a peer that took its leave hangs up, nobody has to mend it.
    if (trouble && life.stage !== 'left')
      this.#options.log(`The connection from ${this.#origin} ended: ${trouble}`)
    if (life.stage === 'registered') this.#report(life.connectionId, cause)
  }

  /** This may come from a timer or a socket, where what is thrown would end the whole process. */
  #report(connectionId: string, cause: LossCause) {
    const { registry, log } = this.#options
    try {
      registry.left(connectionId, cause)
    } catch (error) {
      log(`The loss of connection ${connectionId} was not recorded: ${sentence(error)}`)
    }
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
