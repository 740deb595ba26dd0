/**
 * What has changed between two answers about a tunnel, as events: all the history there is where the API keeps none.
 * It tells that something is different, never why. Pure.
 */
import * as z from 'zod/mini'
import type { TunnelEvent } from '#contract/event.ts'
import type { Connector, Tunnel } from '#contract/tunnel.ts'

/** Kinds that only looking has, beside those that an edge tells too. */
export const SEEN_KINDS = [
  'status_changed',
  'connections_opened',
  'connections_lost',
  'looked_again',
] as const
export type SeenKind = (typeof SEEN_KINDS)[number]

/** What a tunnel was when it was last looked at; `at` in ms since 1970. */
export const SeenTunnel = z.object({
  at: z.number(),
  name: z.string(),
  status: z.string(),
  deleted: z.boolean(),
})
export type SeenTunnel = z.infer<typeof SeenTunnel>

/** Who ran it then, with the ids of the connections. */
export const SeenConnectors = z.object({
  at: z.number(),
  list: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      arch: z.string(),
      origin_ip: z.string(),
      conns: z.array(z.string()),
    }),
  ),
})
export type SeenConnectors = z.infer<typeof SeenConnectors>
type SeenConnector = SeenConnectors['list'][number]

/** What is different; the moment is that of the later look. */
export type Change = {
  kind: string
  value?: string
  /** Of a status, the one before it. */
  cause?: string
  connector?: TunnelEvent['connector']
}

export const seenTunnel = ({ name, status, deleted_at }: Tunnel, at: number): SeenTunnel => ({
  at,
  name,
  status,
  deleted: deleted_at != null,
})

export const seenConnectors = (connectors: readonly Connector[], at: number): SeenConnectors => ({
  at,
  list: connectors.map(({ id, version, arch, conns }) => ({
    id,
    version,
    arch,
    origin_ip: conns[0]?.origin_ip ?? '',
    conns: conns.map((conn) => conn.id),
  })),
})

/** What is different in the tunnel itself, oldest first. */
export function tunnelChanges(before: SeenTunnel, now: SeenTunnel): Change[] {
  const changes: Change[] = []
  if (now.name !== before.name) changes.push({ kind: 'tunnel_renamed', value: now.name })
  if (now.deleted && !before.deleted) changes.push({ kind: 'tunnel_deleted' })
  else if (now.status !== before.status)
    changes.push({ kind: 'status_changed', value: now.status, cause: before.status })
  return changes
}

/** What is different in who runs it: first what was lost, then what came. */
export function connectorChanges(before: SeenConnectors, now: SeenConnectors): Change[] {
  const was = new Map(before.list.map((one) => [one.id, one]))
  const is = new Map(now.list.map((one) => [one.id, one]))
  const lost = before.list.flatMap((one) => lossOf(one, is.get(one.id)))
  const come = now.list.flatMap((one) => gainOf(was.get(one.id), one))
  return [...lost, ...come]
}

const idsOf = ({ id, version, arch, origin_ip }: SeenConnector) => ({
  id,
  version,
  arch,
  origin_ip,
})

const missing = (from: readonly string[], ids: readonly string[]): number =>
  ids.filter((id) => !from.includes(id)).length

function lossOf(before: SeenConnector, now: SeenConnector | undefined): Change[] {
  if (now === undefined) return [{ kind: 'connector_left', connector: idsOf(before) }]
  const lost = missing(now.conns, before.conns)
  return lost === 0
    ? []
    : [{ kind: 'connections_lost', value: String(lost), connector: idsOf(now) }]
}

function gainOf(before: SeenConnector | undefined, now: SeenConnector): Change[] {
  if (before === undefined) return [{ kind: 'connector_joined', connector: idsOf(now) }]
  const opened = missing(before.conns, now.conns)
  return opened === 0
    ? []
    : [{ kind: 'connections_opened', value: String(opened), connector: idsOf(now) }]
}
