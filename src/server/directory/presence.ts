/**
 * Who is connected. The edge's registry: it admits connectors by what the store knows and remembers their connections
 * in memory, because the sockets are the truth; only since when a tunnel is up or down is written.
 */
import type { TunnelStatus } from '#contract/tunnel.ts'
import type { Claim, Droppable, Registry } from '../edge/registry.ts'
import { whyNotAdmit } from './admission.ts'
import type { Directory } from './directory.ts'
import { tunnelStatus } from './tunnel-status.ts'
import type { TunnelRow } from './tunnel-table.ts'

/** The one place there is here, as connectors and the API name it. */
export const COLO = 'lcl01'

/** Moments are RFC 3339. */
export interface LiveConnection {
  id: string
  claim: Claim
  openedAt: string
  socket: Droppable
}

/** A running connector, with at least one connection, oldest first. */
export interface LiveConnector {
  /** When its first connection was admitted, as long as one has been there since. */
  runAt: string
  about: Claim['connector']
  connections: LiveConnection[]
}

export interface Presence extends Registry {
  connectors(tunnelId: string): LiveConnector[]
  status(tunnel: TunnelRow): TunnelStatus
  /** Ends the connections of a tunnel, or of one of its connectors. */
  drop(tunnelId: string, connectorId?: string): void
}

/** Starts with nobody connected. */
export function createPresence(directory: Directory): Presence {
  const { tunnels, now, newId } = directory
  const byTunnel = new Map<string, LiveConnector[]>()
  const tunnelOfConnection = new Map<string, string>()
  // A process that was killed could not write that its connections ended.
  tunnels.allInactive(now())

  const connectors = (tunnelId: string): LiveConnector[] => byTunnel.get(tunnelId) ?? []

  function remember(connection: LiveConnection): LiveConnector {
    const { tunnelId, connector: about } = connection.claim
    tunnelOfConnection.set(connection.id, tunnelId)
    const others = connectors(tunnelId)
    const known = others.find((it) => it.about.id === about.id)
    known?.connections.push(connection)
    if (known !== undefined) return known
    const connector = { runAt: connection.openedAt, about, connections: [connection] }
    byTunnel.set(tunnelId, [...others, connector])
    return connector
  }

  function forget(tunnelId: string, connectionId: string): void {
    tunnelOfConnection.delete(connectionId)
    const all = connectors(tunnelId)
    for (const it of all) it.connections = it.connections.filter(({ id }) => id !== connectionId)
    const left = all.filter((it) => it.connections.length > 0)
    if (left.length > 0) byTunnel.set(tunnelId, left)
    else byTunnel.delete(tunnelId)
  }

  return {
    connectors,
    admit(claim, socket) {
      const others = connectors(claim.tunnelId)
      const cause = whyNotAdmit(directory, claim, others)
      if (cause !== undefined) return { accepted: false, cause, shouldRetry: false }
      const connection = { id: newId(), claim, openedAt: now(), socket }
      if (others.length === 0) tunnels.becameActive(claim.tunnelId, connection.openedAt)
      const older = remember(connection).connections.filter(
        (it) => it !== connection && it.claim.connIndex === claim.connIndex,
      )
      for (const it of older) it.socket.close()
      const remotelyManaged = tunnels.get(claim.tunnelId)?.config_src === 'cloudflare'
      return { accepted: true, connectionId: connection.id, colo: COLO, remotelyManaged }
    },
    left(connectionId) {
      const tunnelId = tunnelOfConnection.get(connectionId)
      if (tunnelId === undefined) return
      forget(tunnelId, connectionId)
      if (connectors(tunnelId).length === 0) tunnels.becameInactive(tunnelId, now())
    },
    status: (tunnel) =>
      tunnelStatus(
        tunnel.conns_active_at !== null,
        connectors(tunnel.id).map((it) => it.connections.length),
      ),
    drop(tunnelId, connectorId) {
      const ended = connectors(tunnelId)
        .filter(({ about }) => connectorId === undefined || about.id === connectorId)
        .flatMap(({ connections }) => connections)
      for (const { socket } of ended) socket.close()
    },
  }
}
