import { randomUUID } from 'node:crypto'
import type {
  Admission,
  Claim,
  OpenConnection,
  LossCause,
  Registry,
} from '#server/edge/registry.ts'

/** A registry that lets everybody in, or does as it is told, and remembers. */
export class RecordingRegistry implements Registry {
  readonly claims: Claim[] = []
  readonly admitted = new Map<string, OpenConnection>()
  readonly losses: { connectionId: string; cause: LossCause }[] = []
  readonly #decide: (claim: Claim, connection: OpenConnection) => Admission

  constructor(decide: (claim: Claim, connection: OpenConnection) => Admission = accept) {
    this.#decide = decide
  }

  get causes(): LossCause[] {
    return this.losses.map((loss) => loss.cause)
  }

  admit(claim: Claim, connection: OpenConnection): Admission {
    this.claims.push(claim)
    const admission = this.#decide(claim, connection)
    if (admission.accepted) this.admitted.set(admission.connectionId, connection)
    return admission
  }

  left(connectionId: string, cause: LossCause) {
    this.losses.push({ connectionId, cause })
  }
}

export function accept(): Admission {
  return { accepted: true, connectionId: randomUUID(), colo: 'lcl01', remotelyManaged: true }
}
