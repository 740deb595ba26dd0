/** Live logs of a tunnel's connectors. */
import { LOG_STREAM } from '#contract/log-stream.ts'
import type { Directory } from '../directory/directory.ts'
import type { Presence } from '../directory/presence.ts'
import { bindResponse, type Bound } from '../directory/serve.ts'
import { livingTunnel } from '../directory/tunnel-found.ts'
import { createHub } from './hub.ts'
import { watchLocal, type LocalConnector } from './local-watch.ts'
import { LOG_HEADERS, logStream } from './log-stream.ts'
import { checkPresent } from './present.ts'
import { createSeats } from './seats.ts'

/** The stream of the contract. Refuses while there is nobody to listen to, and when too many do. */
export function logRoutes(
  directory: Directory,
  presence: Presence,
  stopping: AbortSignal,
): Bound[] {
  const seatFor = createSeats()
  const hub = createHub()
  return [
    bindResponse(LOG_STREAM, ({ viewer, path, query }) => {
      const { id } = livingTunnel(directory, path.tunnel)
      const connected = () => connectorsOf(presence, id)
      checkPresent(connected(), query.connector)
      const watch = watchLocal(directory.accountId, id, connected)
      const deps = { hub, watch, chance: Math.random, stopping }
      const stream = logStream(deps, query, seatFor(viewer.id))
      return new Response(stream, { headers: LOG_HEADERS })
    }),
  ]
}

/** Each connector by its oldest connection. */
const connectorsOf = (presence: Presence, tunnelId: string): LocalConnector[] =>
  presence
    .connectors(tunnelId)
    .flatMap(({ about, connections: [oldest] }) =>
      oldest === undefined ? [] : [{ id: about.id, streams: oldest.connection.streams }],
    )
