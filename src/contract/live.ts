/** What a running connector is seen to do, beyond what Cloudflare's API tells. */
import * as z from 'zod/mini'

/** How a connection is carried. Only QUIC has datagrams, which hostname services are resolved by. */
export const TRANSPORTS = ['quic', 'http2'] as const
export type Transport = (typeof TRANSPORTS)[number]

/** A connector as the edge sees it, beside `Connector`, which has the same id. */
export const LiveConnector = z.object({
  id: z.string(),
  /** The version of the remote configuration it runs; null until it said so. */
  config_version: z.nullable(z.number()),
  connections: z.array(z.object({ id: z.string(), transport: z.string() })),
  /** Whether it came with the token the tunnel has now, or with one from before the last rotation. */
  token: z.enum(['current', 'former']),
})
export type LiveConnector = z.infer<typeof LiveConnector>

/** Source: cloudflared's management service. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
export const LOG_EVENTS = ['cloudflared', 'http', 'tcp', 'udp'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]
export type LogEvent = (typeof LOG_EVENTS)[number]

/**
 * One line of the log stream, which is JSON lines: what a connector logged, how the stream of one
 * connector fares, and a sign of life while there is nothing to tell.
 */
export const LogMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('log'),
    connector_id: z.string(),
    /** RFC 3339, by the connector's clock; by the server's where the connector told no such time. */
    time: z.string(),
    level: z.string(),
    event: z.string(),
    /**
     * Of header fields that hold credentials (Authorization, Cookie, Set-Cookie, Cf-Access-…, X-Api-Key and its like)
     * the values are hidden, here and in `fields`, for cloudflared logs them at level debug.
     */
    message: z.string(),
    fields: z.record(z.string(), z.unknown()),
  }),
  z.object({
    kind: z.literal('connector'),
    connector_id: z.string(),
    /**
     * `streaming` from when its logs come; `ended` when no more will, or when they go on through another connection,
     * with the reason as a sentence. Who reads slowly is told the latest alone.
     */
    state: z.enum(['streaming', 'ended']),
    /** The name of the machine it runs on, as it says; null when it doesn't. */
    hostname: z.nullable(z.string()),
    reason: z.nullable(z.string()),
  }),
  /** Lines that came faster than the browser took them, and were left out. */
  z.object({ kind: z.literal('dropped'), count: z.number() }),
  z.object({ kind: z.literal('alive') }),
])
export type LogMessage = z.infer<typeof LogMessage>
