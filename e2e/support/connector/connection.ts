import { struct } from '#server/edge/capnp/value.ts'
import { METHOD } from '#server/edge/rpc/kinds.ts'
import { RESPONSE } from '#server/edge/rpc/registration.ts'
import { type Identity, registration } from './identity.ts'
import type { Carrier } from './carrier.ts'
import { RegistrationRefused } from './refused.ts'
import { RpcClient } from './rpc-client.ts'
import type { TunnelCredentials } from './token.ts'

/** One connection to the edge, whatever carries it. */
export class Connection {
  readonly carrier: Carrier
  readonly #rpc: RpcClient

  constructor(carrier: Carrier) {
    this.carrier = carrier
    this.#rpc = new RpcClient(carrier.control)
  }

  /** Rejects with `RegistrationRefused` when the edge says no. */
  async register(credentials: TunnelCredentials, identity: Identity, connIndex: number) {
    const params = registration(credentials, identity, connIndex)
    const response = (await this.#rpc.call(METHOD.registerConnection, params)).struct(0)
    if (response.u16(0) === RESPONSE.details) return
    const error = response.struct(0)
    throw new RegistrationRefused(error.text(0), error.bit(64))
  }

  /** Says good-bye and hangs up; just hangs up when the edge is gone. */
  async leave() {
    await this.#rpc.call(METHOD.unregisterConnection, struct(0, [])).catch(() => {})
    await this.carrier.close()
  }
}
