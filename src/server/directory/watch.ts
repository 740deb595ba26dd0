/** What was and is seen of a tunnel, beyond what Cloudflare's API tells. */
import { eventList, liveConnectorList } from '#contract/console-operations.ts'
import type { LiveConnector as Answer } from '#contract/live.ts'
import { sameBytes } from './admission.ts'
import type { Directory } from './directory.ts'
import type { Presence } from './presence.ts'
import type { LiveConnector } from './roster.ts'
import { bind, type Bound } from './serve.ts'
import { foundTunnel } from './tunnel-found.ts'

/** The operations that only look. Those of a deleted tunnel still answer. */
export const watchRoutes = (directory: Directory, presence: Presence): Bound[] => [
  bind(eventList, ({ path, query }) => {
    const { id } = foundTunnel(directory, path.tunnel)
    return { result: directory.events.page(id, query) }
  }),
  bind(liveConnectorList, ({ path }) => {
    const { id } = foundTunnel(directory, path.tunnel)
    const secret = directory.tunnels.secret(id)
    return { result: presence.connectors(id).map((connector) => liveAnswer(connector, secret)) }
  }),
]

/** `secret` is the tunnel's of now: who came with another one stays connected after a rotation. */
const liveAnswer = (
  { about, configVersion, connections }: LiveConnector,
  secret: Uint8Array | undefined,
): Answer => ({
  id: about.id,
  config_version: configVersion,
  connections: connections.map(({ id, claim }) => ({ id, transport: claim.transport })),
  token: connections.some(
    ({ claim }) => secret !== undefined && sameBytes(secret, claim.tunnelSecret),
  )
    ? 'current'
    : 'former',
})
