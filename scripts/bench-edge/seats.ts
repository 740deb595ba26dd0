import { randomUUID } from 'node:crypto'
import type { Admission, Claim, OpenConnection, Registry, Streams } from '#server/edge/registry.ts'

/** A registry that lets everybody in, and knows no more than who is there. */
export class Seats implements Registry {
  readonly #seats = new Map<string, { tunnelId: string; streams: Streams }>()

  admit({ tunnelId }: Claim, { streams }: OpenConnection): Admission {
    const connectionId = randomUUID()
    this.#seats.set(connectionId, { tunnelId, streams })
    return { accepted: true, connectionId, colo: 'lcl01', remotelyManaged: true }
  }

  left(connectionId: string) {
    this.#seats.delete(connectionId)
  }

  of(tunnelId: string): Streams[] {
    return [...this.#seats.values()]
      .filter((it) => it.tunnelId === tunnelId)
      .map((it) => it.streams)
  }
}
