/**
 * Who is connected. The edge's registry: it admits connectors by what the store knows, keeps them in a roster, and
 * writes since when a tunnel is up or down and what happened to it.
 */
import type { TunnelStatus } from '#contract/tunnel.ts'
import type { Admission, Claim, Registry } from '../edge/registry.ts'
import { whyNotAdmit } from './admission.ts'
import { createPush } from './configuration-push.ts'
import * as tell from './connection-events.ts'
import type { Directory } from './directory.ts'
import { createRoster, type LiveConnection, type LiveConnector } from './roster.ts'
import { tunnelStatus } from './tunnel-status.ts'
import type { TunnelRow } from './tunnel-table.ts'

/** The one place there is here, as connectors and the API name it. */
export const COLO = 'lcl01'

export interface Presence extends Registry {
  /** The connectors of a tunnel, oldest first. */
  connectors(tunnelId: string): LiveConnector[]
  status(tunnel: TunnelRow): TunnelStatus
  /** Ends the connections of a tunnel, or of one of its connectors. */
  drop(tunnelId: string, connectorId?: string): void
  /** Hands the connectors of a remotely managed tunnel its latest configuration, soon. */
  configure(tunnelId: string): void
}

/** Starts with nobody connected. */
export function createPresence(directory: Directory): Presence {
  const { tunnels, events, now, newId } = directory
  const roster = createRoster()
  const push = createPush(directory)
  tellRestart(directory)

  function refuse(claim: Claim, cause: string): Admission {
    const isOurs = claim.accountTag === directory.accountId
    if (isOurs && tunnels.get(claim.tunnelId) !== undefined)
      events.record(tell.registrationRefused(claim, cause))
    return { accepted: false, cause, shouldRetry: false }
  }

  function seat(live: LiveConnection): LiveConnector {
    const { claim, openedAt } = live
    if (roster.of(claim.tunnelId).length === 0) tunnels.becameActive(claim.tunnelId, openedAt)
    const connector = roster.add(live)
    if (connector.connections.length === 1) events.record(tell.connectorJoined(live))
    events.record(tell.connectionRegistered(live))
    return connector
  }

  return {
    connectors: roster.of,
    admit(claim, connection) {
      const cause = whyNotAdmit(directory, claim, roster.of(claim.tunnelId))
      if (cause !== undefined) return refuse(claim, cause)
      const live = { id: newId(), claim, openedAt: now(), connection }
      const connector = seat(live)
      for (const older of connector.connections)
        if (older !== live && older.claim.connIndex === claim.connIndex)
          older.connection.close('replaced')
      const remotelyManaged = tunnels.get(claim.tunnelId)?.config_src === 'cloudflare'
      if (remotelyManaged) push(connector)
      return { accepted: true, connectionId: live.id, colo: COLO, remotelyManaged }
    },
    left(connectionId, cause) {
      const gone = roster.remove(connectionId)
      if (gone === undefined) return
      const { claim } = gone.connection
      events.record(tell.connectionLost(gone.connection, cause))
      if (gone.connector.connections.length === 0) events.record(tell.connectorLeft(claim, cause))
      if (roster.of(claim.tunnelId).length === 0) tunnels.becameInactive(claim.tunnelId, now())
    },
    status: (tunnel) =>
      tunnelStatus(
        tunnel.conns_active_at !== null,
        roster.of(tunnel.id).map((it) => it.connections.length),
      ),
    drop(tunnelId, connectorId) {
      const ended = roster
        .of(tunnelId)
        .filter(({ about }) => connectorId === undefined || about.id === connectorId)
        .flatMap(({ connections }) => connections)
      for (const { connection } of ended) connection.close('drained')
    },
    configure(tunnelId) {
      for (const connector of roster.of(tunnelId)) push(connector)
    },
  }
}

/** A process that was killed could not write that its connections ended. */
function tellRestart({ tunnels, events, now }: Directory): void {
  events.change(null, (record) => {
    for (const tunnelId of tunnels.allInactive(now())) record({ tunnelId, kind: 'edge_restarted' })
  })
}
