/** Live logs of a tunnel's connectors. */
import { LOG_STREAM } from '#contract/log-stream.ts'
import { refuse, type Refusal } from '#contract/refusal.ts'
import type { Directory } from '../directory/directory.ts'
import type { Presence } from '../directory/presence.ts'
import { bindResponse, type Bound } from '../directory/serve.ts'
import { livingTunnel } from '../directory/tunnel-found.ts'
import { accessToken } from './access-token.ts'
import { createHub } from './hub.ts'
import { logStream } from './log-stream.ts'
import { createSeats } from './seats.ts'
import type { LogSources } from './source.ts'

/** The stream of the contract. Refuses while there is nobody to listen to, and when too many do. */
export function logRoutes(
  directory: Directory,
  presence: Presence,
  stopping: AbortSignal,
): Bound[] {
  const sources = sourcesOf(presence)
  const seatFor = createSeats()
  const hub = createHub((tunnelId) => accessToken(directory.accountId, tunnelId))
  const deps = { hub, sources, chance: Math.random, stopping }
  return [
    bindResponse(LOG_STREAM, ({ viewer, path, query }) => {
      const { id } = livingTunnel(directory, path.tunnel)
      const asked = query.connector
      const present = sources(id)
      if (present.length === 0) throw nobodyConnected()
      if (asked !== undefined && present.every((source) => source.id !== asked))
        throw connectorNotConnected()
      const seat = seatFor(viewer.id)
      return new Response(logStream(deps, id, query, seat), { headers: HEADERS })
    }),
  ]
}

/** Each connector by its oldest connection. */
const sourcesOf =
  (presence: Presence): LogSources =>
  (tunnelId) =>
    presence
      .connectors(tunnelId)
      .flatMap(({ about, connections: [oldest] }) =>
        oldest === undefined ? [] : [{ id: about.id, streams: oldest.connection.streams }],
      )

const HEADERS = {
  'content-type': 'application/x-ndjson',
  // Kept for another request, it would hold up a server that stops.
  connection: 'close',
}

const nobodyConnected = (): Refusal =>
  refuse(409, {
    kind: 'noConnector',
    message: 'No connector of this tunnel is connected, so there are no logs to stream.',
  })

const connectorNotConnected = (): Refusal =>
  refuse(404, { kind: 'connectorNotFound', message: 'This connector is not connected.' })
