/** The connectors that are here now, in memory: their sockets are the truth. */
import type { Claim, OpenConnection } from '../edge/registry.ts'

/** Moments are RFC 3339. */
export interface LiveConnection {
  id: string
  claim: Claim
  openedAt: string
  connection: OpenConnection
}

/** A running connector, with at least one connection, oldest first. */
export interface LiveConnector {
  tunnelId: string
  /** When its first connection was admitted, as long as one has been there since. */
  runAt: string
  about: Claim['connector']
  connections: LiveConnection[]
  /** The version of the remote configuration it says it runs; null until it said so. */
  configVersion: number | null
}

/** A connection with the connector it is of. */
interface Seat {
  connection: LiveConnection
  connector: LiveConnector
}

/** Starts empty. */
export function createRoster() {
  const byTunnel = new Map<string, LiveConnector[]>()
  const seats = new Map<string, Seat>()
  const of = (tunnelId: string): LiveConnector[] => byTunnel.get(tunnelId) ?? []

  function connectorOf({ claim, openedAt }: LiveConnection): LiveConnector {
    const { tunnelId, connector: about } = claim
    const known = of(tunnelId).find((it) => it.about.id === about.id)
    if (known !== undefined) return known
    const made = { tunnelId, runAt: openedAt, about, connections: [], configVersion: null }
    byTunnel.set(tunnelId, [...of(tunnelId), made])
    return made
  }

  function dismiss(connector: LiveConnector): void {
    const left = of(connector.tunnelId).filter((it) => it !== connector)
    if (left.length > 0) byTunnel.set(connector.tunnelId, left)
    else byTunnel.delete(connector.tunnelId)
  }

  return {
    /** The connectors of a tunnel, oldest first. */
    of,
    /** Adds a connection, and answers its connector, which may be new by it. */
    add(connection: LiveConnection): LiveConnector {
      const connector = connectorOf(connection)
      connector.connections = [...connector.connections, connection]
      seats.set(connection.id, { connection, connector })
      return connector
    },
    /** Takes a connection away, with its connector if it was the last; answers both as they are then. */
    remove(connectionId: string): Seat | undefined {
      const seat = seats.get(connectionId)
      if (seat === undefined) return undefined
      const { connection, connector } = seat
      seats.delete(connectionId)
      connector.connections = connector.connections.filter((it) => it !== connection)
      if (connector.connections.length === 0) dismiss(connector)
      return seat
    },
  }
}
