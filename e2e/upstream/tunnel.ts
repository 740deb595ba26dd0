import { randomBytes, randomUUID } from 'node:crypto'
import { now } from './now.ts'

export interface Connection {
  id: string
  colo_name: string
  opened_at: string
}

export interface Connector {
  id: string
  version: string
  arch: string
  origin_ip: string
  run_at: string
  connections: Connection[]
}

export interface Tunnel {
  id: string
  account: string
  name: string
  /** Base64. */
  secret: string
  config_src: 'local' | 'cloudflare'
  created_at: string
  deleted_at: string | null
  /** When it last began or ceased to have a connection; `null` as long as no connector ever came. */
  changed_at: string | null
  connectors: Map<string, Connector>
  configuration: { version: number; config: unknown; created_at: string }
}

type Wanted = Pick<Tunnel, 'account' | 'name'> & Partial<Pick<Tunnel, 'secret' | 'config_src'>>

export function newTunnel(wanted: Wanted): Tunnel {
  const created_at = now()
  return {
    id: randomUUID(),
    secret: randomBytes(32).toString('base64'),
    config_src: 'local',
    created_at,
    deleted_at: null,
    changed_at: null,
    connectors: new Map(),
    configuration: { version: 0, config: null, created_at },
    ...wanted,
  }
}

/** The word that follows from its connectors. How many missing connections make it degraded is not published. */
export function statusOf({ connectors, changed_at }: Tunnel): string {
  const all = [...connectors.values()]
  if (all.length === 0) return changed_at === null ? 'inactive' : 'down'
  return all.every(({ connections }) => connections.length >= 4) ? 'healthy' : 'degraded'
}

/** What a connector is installed with: a secret. */
export function installToken({ account, id, secret }: Tunnel): string {
  return Buffer.from(JSON.stringify({ a: account, t: id, s: secret })).toString('base64')
}

/** As answers show it: `connections` is deprecated and stays empty, whoever is connected. */
export function shownTunnel(tunnel: Tunnel) {
  const active = tunnel.connectors.size > 0
  return {
    id: tunnel.id,
    account_tag: tunnel.account,
    created_at: tunnel.created_at,
    deleted_at: tunnel.deleted_at,
    name: tunnel.name,
    connections: [],
    conns_active_at: active ? tunnel.changed_at : null,
    conns_inactive_at: active ? null : (tunnel.changed_at ?? tunnel.created_at),
    tun_type: 'cfd_tunnel',
    metadata: {},
    status: statusOf(tunnel),
    remote_config: tunnel.config_src === 'cloudflare',
    config_src: tunnel.config_src,
  }
}
