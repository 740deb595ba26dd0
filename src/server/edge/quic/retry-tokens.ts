import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Tokens that prove a peer receives what is sent to the address it claims, before anything is kept
 * of it. Each is for one connection, so that whoever wants many has to ask for each.
 * https://www.rfc-editor.org/rfc/rfc9000.html#section-8.1.2
 */

const MAC = 32
const TIME = 8
const LIFE_MS = 10_000

export class RetryTokens {
  readonly #key = randomBytes(32)
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /**
   * `originalId`: the connection id the peer began with, which the handshake has to repeat; `id`:
   * the one it is to go on with.
   */
  make(originalId: Uint8Array, id: Uint8Array, host: string): Buffer {
    const time = Buffer.alloc(TIME)
    time.writeBigUInt64BE(BigInt(this.#now()))
    const body = Buffer.concat([time, originalId])
    return Buffer.concat([this.#mac(body, id, host), body])
  }

  /** The original connection id, or undefined when the token is not ours, another's, or old. */
  read(token: Uint8Array, id: Uint8Array, host: string): Buffer | undefined {
    if (token.length <= MAC + TIME) return undefined
    const body = Buffer.from(token.subarray(MAC))
    if (!timingSafeEqual(this.#mac(body, id, host), token.subarray(0, MAC))) return undefined
    const age = this.#now() - Number(body.readBigUInt64BE())
    return age >= 0 && age <= LIFE_MS ? body.subarray(TIME) : undefined
  }

  #mac(body: Uint8Array, id: Uint8Array, host: string): Buffer {
    // What has no fixed length follows its length.
    return createHmac('sha256', this.#key)
      .update(`${host.length} ${host} ${id.length} `)
      .update(id)
      .update(body)
      .digest()
  }
}
