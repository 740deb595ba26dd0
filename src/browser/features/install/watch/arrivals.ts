/** Which of a tunnel's connectors is the one being installed. Pure. */
import type { SeenConnector } from '../../tunnels/seen-connectors.ts'
import type { Marks } from '../../tunnels/rotation.ts'

export type Arrivals = {
  /** Came with the current token since the visit began. */
  fresh: readonly SeenConnector[]
  /** Were there before, or came with a token from before the last rotation. */
  earlier: readonly SeenConnector[]
}

/** `before` are the ids of those that were there; `marks` says which token each came with, as far as it is known. */
export function arrivalsOf(
  connectors: readonly SeenConnector[],
  before: readonly string[],
  marks: Marks,
): Arrivals {
  const isFresh = ({ id }: SeenConnector) => !before.includes(id) && marks.get(id) !== 'old'
  return {
    fresh: connectors.filter(isFresh),
    earlier: connectors.filter((connector) => !isFresh(connector)),
  }
}
