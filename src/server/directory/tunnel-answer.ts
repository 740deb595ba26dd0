/** How tunnels and connectors look in the API's answers. Source: Cloudflare's OpenAPI and SDK. */
import type { Connector, Tunnel, TunnelStatus } from '#contract/tunnel.ts'
import { COLO } from './presence.ts'
import type { LiveConnection, LiveConnector } from './roster.ts'
import type { TunnelRow } from './tunnel-table.ts'

/** A tunnel with the fields that only other clients read. */
export interface TunnelAnswer extends Tunnel {
  account_tag: string
  connections: never[]
  tun_type: 'cfd_tunnel'
  metadata: Record<string, never>
  remote_config: boolean
}

/** A tunnel as the API answers it; the status is what presence says. */
export const tunnelAnswer = (
  row: TunnelRow,
  accountId: string,
  status: TunnelStatus,
): TunnelAnswer => ({
  ...row,
  account_tag: accountId,
  status,
  connections: [],
  tun_type: 'cfd_tunnel',
  metadata: {},
  remote_config: row.config_src === 'cloudflare',
})

const connectionAnswer = ({ id, claim, openedAt }: LiveConnection) => ({
  id,
  uuid: id,
  colo_name: COLO,
  client_id: claim.connector.id,
  client_version: claim.connector.version,
  opened_at: openedAt,
  origin_ip: claim.originIp,
  is_pending_reconnect: false,
})

/** A connector with its connections, as the API answers it. */
export const connectorAnswer = ({
  about,
  runAt,
  connections,
  configVersion,
}: LiveConnector): Connector => ({
  ...about,
  ...(configVersion !== null && { config_version: configVersion }),
  run_at: runAt,
  conns: connections.map(connectionAnswer),
})
