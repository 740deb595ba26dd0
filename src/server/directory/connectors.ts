/** Connectors and their connections, as they are now. */
import { refuse } from '#contract/refusal.ts'
import { connectionsDelete } from '#contract/tunnel-changes.ts'
import { connectorGet, connectorList } from '#contract/tunnel-operations.ts'
import { connectorOf } from './connection-events.ts'
import type { Directory } from './directory.ts'
import type { Presence } from './presence.ts'
import { bind, type Bound } from './serve.ts'
import { connectorAnswer } from './tunnel-answer.ts'
import { foundTunnel, livingTunnel } from './tunnel-found.ts'

/** The operations on the connectors of a tunnel. */
export const connectorRoutes = (directory: Directory, presence: Presence): Bound[] => [
  bind(connectorList, ({ path }) => {
    const { id } = foundTunnel(directory, path.tunnel)
    return { result: presence.connectors(id).map(connectorAnswer) }
  }),
  bind(connectorGet, ({ path }) => {
    const { id } = foundTunnel(directory, path.tunnel)
    const asked = path.connector.toLowerCase()
    const connector = presence.connectors(id).find(({ about }) => about.id === asked)
    if (connector === undefined)
      throw refuse(404, {
        kind: 'connectorNotFound',
        message: 'This connector is not connected.',
      })
    return { result: connectorAnswer(connector) }
  }),
  bind(connectionsDelete, ({ viewer, path, query }) => {
    drain(directory, presence, viewer.name, { tunnel: path.tunnel, connector: query.client_id })
    return { result: {} }
  }),
]

/** Where nobody is connected nothing happens, so there is nothing to tell. */
function drain(
  directory: Directory,
  presence: Presence,
  actor: string,
  asked: { tunnel: string; connector: string | undefined },
): void {
  const { id } = livingTunnel(directory, asked.tunnel)
  const [first] = presence
    .connectors(id)
    .filter(({ about }) => about.id === (asked.connector ?? about.id))
    .flatMap(({ connections }) => connections)
  if (first === undefined) return
  const connector = asked.connector === undefined ? null : connectorOf(first.claim)
  directory.events.change(actor, (record) =>
    record({ tunnelId: id, kind: 'connections_drained', connector }),
  )
  presence.drop(id, asked.connector)
}
