/** What happened to a tunnel, and when. Ours: Cloudflare's API has no such thing. */
import * as z from 'zod/mini'

/** Every kind there is. What each means to a person stands with the page that shows it. */
export const EVENT_KINDS = [
  'tunnel_created',
  'tunnel_renamed',
  'tunnel_deleted',
  'token_rotated',
  'configuration_changed',
  'connections_drained',
  'connector_joined',
  'connector_left',
  'connection_registered',
  'connection_lost',
  'registration_refused',
  'edge_restarted',
  'service_created',
  'service_changed',
  'service_deleted',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * Why a connection was lost, or the last of a connector's. `closed` is whichever way the peer's side ended it without a
 * farewell, a reset among them: a host that goes down, a process that is killed and a proxy on the way each may send
 * a FIN, a reset or QUIC's close, so that two words would only seem to tell them apart.
 */
export const LOSS_CAUSES = [
  'graceful',
  'closed',
  'timeout',
  'malformed',
  'replaced',
  'drained',
  'stopped',
] as const
export type LossCause = (typeof LOSS_CAUSES)[number]

/** One event. What a kind has nothing to say about is null. Read leniently: a new kind breaks no list. */
export const TunnelEvent = z.object({
  /** Later events have later ids. */
  id: z.string(),
  kind: z.string(),
  /** RFC 3339. Of an event that repeats, when it was first. */
  at: z.string(),
  /** When it was last; the same as `at` when it happened once. */
  last_at: z.string(),
  /** How often it happened: the same refusal again and again is one event. */
  count: z.number(),
  /** The name of the identity that did it; null for what a connector or the edge did. */
  actor: z.nullable(z.string()),
  connector: z.nullable(
    z.object({ id: z.string(), version: z.string(), arch: z.string(), origin_ip: z.string() }),
  ),
  /** Of a connector that joined, its first. */
  connection: z.nullable(
    z.object({ id: z.nullable(z.string()), index: z.number(), transport: z.string() }),
  ),
  /** One of LOSS_CAUSES for a loss; for a refusal the sentence the connector was told. */
  cause: z.nullable(z.string()),
  /** The VPC Service it is about, by the name it had then. */
  service: z.nullable(z.object({ id: z.string(), name: z.string() })),
  /** What it became: the new name of the tunnel, the version of the configuration. */
  value: z.nullable(z.string()),
})
export type TunnelEvent = z.infer<typeof TunnelEvent>

/** A page of events, newest first; `cursor` asks for the next one, null after the oldest. */
export const EventPage = z.object({
  events: z.array(TunnelEvent),
  cursor: z.nullable(z.string()),
})
export type EventPage = z.infer<typeof EventPage>
