/**
 * Tunnels, their connectors and connections, as the API answers them. Read leniently: it promises nothing but ids.
 * What may be sent stands in `tunnel-config.ts`.
 */
import * as z from 'zod/mini'
import { ifTold, ToldName, ToldText, toldOr, toldRows } from './told.ts'

/** Source: the API's own list. What each means to a person stands with the page that shows it. */
export const TUNNEL_STATUSES = ['inactive', 'down', 'degraded', 'healthy'] as const
export type TunnelStatus = (typeof TUNNEL_STATUSES)[number]

/** How many connections a whole connector keeps. Source: cloudflared's default. */
export const CONNECTIONS_PER_CONNECTOR = 4

/** A tunnel. Never judge its health by `connections`: that field is always an empty list nowadays. */
export const Tunnel = z.object({
  id: z.string(),
  name: ToldName,
  /** One of `TUNNEL_STATUSES`, or one that is new; empty where it is not told. */
  status: ToldText,
  /** RFC 3339, as all moments here; empty where it is not told. */
  created_at: ToldText,
  /** Null while the tunnel is alive. */
  deleted_at: ifTold(z.string()),
  /** Since when it has been connected; null if it never was. */
  conns_active_at: ifTold(z.string()),
  /** Since when it has been without connections; null while it has some. */
  conns_inactive_at: ifTold(z.string()),
  config_src: ifTold(z.string()),
})
export type Tunnel = z.infer<typeof Tunnel>

/** One of a connector's connections to the edge. `colo_name` is the data centre, an opaque word. */
export const Connection = z.object({
  id: z.string(),
  client_id: ifTold(z.string()),
  colo_name: ToldText,
  opened_at: ToldText,
  origin_ip: ToldText,
})
export type Connection = z.infer<typeof Connection>

/** A connector: one running `cloudflared`. Its id is new at every start of the process. */
export const Connector = z.object({
  id: z.string(),
  version: ToldText,
  arch: ToldText,
  features: ifTold(z.array(z.string())),
  run_at: ToldText,
  /** The version of the remote configuration it runs. */
  config_version: ifTold(z.number()),
  conns: toldRows(Connection),
})
export type Connector = z.infer<typeof Connector>

/** A tunnel's remote configuration. The inside of `config` belongs to cloudflared. */
export const TunnelConfiguration = z.object({
  tunnel_id: z.string(),
  /** 0 is that none was ever put. */
  version: toldOr(z.number(), 0),
  config: z.nullish(z.looseObject({})),
  source: ToldText,
  created_at: ToldText,
})
export type TunnelConfiguration = z.infer<typeof TunnelConfiguration>

/** The tunnel's own path inside the account, a secret to run a connector with. Never logged or stored by the page. */
export const TunnelToken = z.string()
