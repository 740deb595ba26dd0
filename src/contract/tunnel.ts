/** Tunnels, their connectors and connections, as the API answers them. Read leniently; see `tunnel-config.ts`. */
import * as z from 'zod/mini'

/** Source: the API's own list. What each means to a person stands with the page that shows it. */
export const TUNNEL_STATUSES = ['inactive', 'down', 'degraded', 'healthy'] as const
export type TunnelStatus = (typeof TUNNEL_STATUSES)[number]

/** How many connections a whole connector keeps. Source: cloudflared's default. */
export const CONNECTIONS_PER_CONNECTOR = 4

/** A tunnel. Never judge its health by `connections`: that field is always an empty list nowadays. */
export const Tunnel = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  /** RFC 3339, as all moments here. */
  created_at: z.string(),
  /** Null while the tunnel is alive. */
  deleted_at: z.nullish(z.string()),
  /** Since when it has been connected; null if it never was. */
  conns_active_at: z.nullish(z.string()),
  /** Since when it has been without connections; null while it has some. */
  conns_inactive_at: z.nullish(z.string()),
  config_src: z.optional(z.string()),
})
export type Tunnel = z.infer<typeof Tunnel>

/** One of a connector's connections to the edge. `colo_name` is the data centre, an opaque word. */
export const Connection = z.object({
  id: z.string(),
  client_id: z.optional(z.string()),
  colo_name: z.string(),
  opened_at: z.string(),
  origin_ip: z.string(),
})
export type Connection = z.infer<typeof Connection>

/** A connector: one running `cloudflared`. Its id is new at every start of the process. */
export const Connector = z.object({
  id: z.string(),
  version: z.string(),
  arch: z.string(),
  features: z.nullish(z.array(z.string())),
  run_at: z.string(),
  /** The version of the remote configuration it runs. */
  config_version: z.nullish(z.number()),
  conns: z.array(Connection),
})
export type Connector = z.infer<typeof Connector>

/** A tunnel's remote configuration. The inside of `config` belongs to cloudflared. */
export const TunnelConfiguration = z.object({
  tunnel_id: z.string(),
  version: z.number(),
  config: z.nullish(z.looseObject({})),
  source: z.string(),
  created_at: z.string(),
})
export type TunnelConfiguration = z.infer<typeof TunnelConfiguration>

/** The tunnel's own path inside the account, a secret to run a connector with. Never logged or stored by the page. */
export const TunnelToken = z.string()
