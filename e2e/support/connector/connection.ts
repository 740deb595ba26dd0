import { once } from 'node:events'
import http2 from 'node:http2'
import tls from 'node:tls'
import { struct } from '#server/edge/capnp/value.ts'
import { METHOD } from '#server/edge/rpc/kinds.ts'
import { RESPONSE } from '#server/edge/rpc/registration.ts'
import { type Identity, registration } from './calls.ts'
import { Gate } from './gate.ts'
import { RegistrationRefused } from './refused.ts'
import { RpcClient } from './rpc-client.ts'
import type { TunnelCredentials } from './token.ts'

export interface Address {
  host: string
  port: number
}

/** One connection to the edge. Over HTTP/2 the side that dialled is the server. */
export class Connection {
  readonly #gate: Gate
  readonly #rpc: RpcClient

  constructor(gate: Gate, rpc: RpcClient) {
    this.#gate = gate
    this.#rpc = rpc
  }

  /** Rejects with `RegistrationRefused` when the edge says no. */
  async register(credentials: TunnelCredentials, identity: Identity, connIndex: number) {
    const params = registration(credentials, identity, connIndex)
    const response = (await this.#rpc.call(METHOD.registerConnection, params)).struct(0)
    if (response.u16(0) === RESPONSE.details) return
    const error = response.struct(0)
    throw new RegistrationRefused(error.text(0), error.bit(64))
  }

  onClose(listener: () => void) {
    this.#gate.once('close', listener)
  }

  /** Says good-bye and hangs up; just hangs up when the edge is gone. */
  async leave() {
    await this.#rpc.call(METHOD.unregisterConnection, struct(0, [])).catch(() => {})
    await this.destroy()
  }

  async destroy() {
    if (this.#gate.closed) return
    const closed = once(this.#gate, 'close')
    this.#gate.destroy()
    await closed
  }

  freeze() {
    this.#gate.freeze()
  }

  thaw() {
    this.#gate.thaw()
  }
}

/** Dials the edge and waits for it to open the control stream. */
export async function dial(edge: Address, ca: string): Promise<Connection> {
  const socket = tls.connect({ ...edge, ca, servername: 'h2.cftunnel.com' })
  await once(socket, 'secureConnect')
  const gate = new Gate(socket)
  const session = http2.performServerHandshake(gate)
  session.on('error', () => gate.destroy())
  const control = await controlStream(session)
  control.respond({ ':status': 200 })
  return new Connection(gate, new RpcClient(control))
}

function controlStream(session: http2.ServerHttp2Session): Promise<http2.ServerHttp2Stream> {
  return new Promise((resolve, reject) => {
    session.once('stream', resolve)
    session.once('close', () => reject(new Error('The edge hung up before it asked who is there.')))
  })
}
