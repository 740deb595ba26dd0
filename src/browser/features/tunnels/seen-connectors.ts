/** What the API tells of connectors and what the edge sees of them, as one. Pure. */
import { type LiveConnector, type Transport, TRANSPORTS } from '#contract/live.ts'
import type { Connection, Connector } from '#contract/tunnel.ts'

export type SeenConnection = Connection & { transport?: string | undefined }

/** A connector whose connections say how they are carried, as far as the edge has told. */
export type SeenConnector = Omit<Connector, 'conns'> & {
  conns: SeenConnection[]
  /** The version of the remote configuration it runs; null while it is not known, or none was ever put. */
  configVersion: number | null
}

/** The connectors, each with what the edge sees of it. What the edge has not told yet stays open. */
export function seenConnectors(
  connectors: readonly Connector[],
  live: readonly LiveConnector[],
): SeenConnector[] {
  const told = new Map(live.map((one) => [one.id, one]))
  const transports = new Map(
    live.flatMap(({ connections }) => connections.map(({ id, transport }) => [id, transport])),
  )
  return connectors.map((connector) => ({
    ...connector,
    configVersion: told.get(connector.id)?.config_version ?? (connector.config_version || null),
    conns: connector.conns.map((conn) => ({ ...conn, transport: transports.get(conn.id) })),
  }))
}

const NAMES: Record<Transport, string> = { quic: 'QUIC', http2: 'HTTP/2' }

/** What a transport is called; a new one goes by its own word. */
export function transportName(transport: string): string {
  const known = TRANSPORTS.find((one) => one === transport)
  return known === undefined ? transport : NAMES[known]
}

/** How a connector's connections are carried: `QUIC`, or `QUIC and HTTP/2`; nothing while it is not known. */
export function transportWords({ conns }: SeenConnector): string {
  const told = conns.flatMap(({ transport }) => (transport === undefined ? [] : [transport]))
  return [...new Set(told)].map(transportName).toSorted().toReversed().join(' and ')
}

/** Whether some of its connections have no datagrams, which hostnames are resolved by. */
export const usesHttp2 = ({ conns }: SeenConnector): boolean =>
  conns.some(({ transport }) => transport === 'http2')
