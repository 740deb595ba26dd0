/** The part of connectors: they come, lose connections and go, as the control door says. */
import { randomUUID } from 'node:crypto'
import { now } from './now.ts'
import type { Connection, Connector, Tunnel } from './tunnel.ts'

const FEATURES = [
  'allow_remote_config',
  'serialized_headers',
  'support_datagram_v2',
  'support_quic_eof',
  'management_logs',
]
const COLOS = ['fra08', 'ams01', 'fra17', 'ams14'] as const

export type Arrival = Pick<Connector, 'version' | 'arch' | 'origin_ip'> & {
  /** Its id, where that matters. */
  connector?: string | undefined
  connections: number
}

/** Lets a connector join a tunnel, and answers it. */
export function join(tunnel: Tunnel, { connector, connections, ...rest }: Arrival): Connector {
  const id = connector ?? randomUUID()
  const joined = { id, ...rest, run_at: now(), connections: opened(connections) }
  if (tunnel.connectors.size === 0) tunnel.changed_at = now()
  tunnel.connectors.set(id, joined)
  return joined
}

/** Gives a connector so many connections: those it keeps are the same; with none it is gone. */
export function keep(tunnel: Tunnel, connector: Connector, count: number): void {
  const { connections } = connector
  connector.connections = [...connections.slice(0, count), ...opened(count - connections.length)]
  if (count === 0) leave(tunnel, connector.id)
}

/** Takes a connector away, or all of them. */
export function leave(tunnel: Tunnel, connector?: string): void {
  const before = tunnel.connectors.size
  if (connector === undefined) tunnel.connectors.clear()
  else tunnel.connectors.delete(connector)
  if (before > 0 && tunnel.connectors.size === 0) tunnel.changed_at = now()
}

const opened = (count: number): Connection[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => ({
    id: randomUUID(),
    colo_name: COLOS[index % COLOS.length] ?? COLOS[0],
    opened_at: now(),
  }))

/** A "client" of the API: its `id` is the connector's, and its connections repeat it. */
export function shownConnector({ tunnel, connector }: { tunnel: Tunnel; connector: Connector }) {
  return {
    id: connector.id,
    version: connector.version,
    arch: connector.arch,
    features: FEATURES,
    run_at: connector.run_at,
    config_version: tunnel.configuration.version,
    conns: connector.connections.map((connection) => ({
      ...connection,
      uuid: connection.id,
      client_id: connector.id,
      client_version: connector.version,
      origin_ip: connector.origin_ip,
      is_pending_reconnect: false,
    })),
  }
}
