import type { Presence } from './directory/presence.ts'
import { createReach, type Reach } from './reach/reach.ts'

/** Into private networks, through the connectors that are present. */
export function reachThrough(presence: Presence): Reach {
  return createReach((tunnel) =>
    presence
      .connectors(tunnel)
      .flatMap(({ about, connections }) => connections.map((it) => ({ ...it, about })))
      .toSorted((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))
      .map(({ about, connection }) => ({ connectorId: about.id, streams: connection.streams })),
  )
}
