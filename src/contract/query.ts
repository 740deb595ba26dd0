/** What may stand behind the `?` of a list. Unknown names are refused: an ignored filter answers with everything. */
import * as z from 'zod/mini'
import { LOG_EVENTS, LOG_LEVELS } from './live.ts'
import { SERVICE_TYPES } from './service-config.ts'
import { TUNNEL_STATUSES } from './tunnel.ts'
import { Moment, Uuid } from './text.ts'

const whole = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, 'This is not a whole number.')),
    z.pipe(z.transform(Number), z.int().check(z.gte(least), z.lte(most))),
  )

const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((text) => text === 'true'),
)

const paging = (least: number, most: number, usual: number) => ({
  page: z._default(whole(1, 999_999_999), 1),
  per_page: z._default(whole(least, most), usual),
})

export const ServiceQuery = z.strictObject({
  type: z.optional(z.enum(SERVICE_TYPES)),
  ...paging(1, 1000, 1000),
})

/** The default page size of tunnels is not documented: the most allowed, so that a client that does not page misses none. */
export const TunnelQuery = z.strictObject({
  /** Exact, and case counts. */
  name: z.optional(z.string()),
  /** Absent: the living and the deleted. */
  is_deleted: z.optional(flag),
  existed_at: z.optional(Moment),
  was_active_at: z.optional(Moment),
  was_inactive_at: z.optional(Moment),
  uuid: z.optional(Uuid),
  include_prefix: z.optional(z.string()),
  exclude_prefix: z.optional(z.string()),
  /** cloudflared's name for `include_prefix`. */
  name_prefix: z.optional(z.string()),
  status: z.optional(z.enum(TUNNEL_STATUSES)),
  ...paging(1, 1000, 1000),
})
export type TunnelQuery = z.infer<typeof TunnelQuery>

export const TunnelDeleteQuery = z.strictObject({ cascade: z.optional(flag) })

export const ConnectionsDeleteQuery = z.strictObject({ client_id: z.optional(Uuid) })

export const CertificateQuery = z.strictObject({
  name: z.optional(z.string()),
  ca: z.optional(flag),
  type: z.optional(z.string()),
})

/**
 * `cursor` is what the page before told. `limit` is the least a page has as long as there are more: one that would end
 * amid what a connector and its connections did goes on to the end of that, which is one line to who reads it.
 */
export const EventQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/, 'This is no cursor.'))),
  limit: z._default(whole(1, 500), 100),
})

export const LogQuery = z.strictObject({
  /** The least serious level wanted. */
  level: z._default(z.enum(LOG_LEVELS), 'info'),
  /** Kinds of events, with commas between them; absent: all. */
  events: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text) => text.split(',')),
      ),
      z.array(z.enum(LOG_EVENTS)),
    ),
  ),
  /** The share of lines wanted, in percent; absent: all. */
  sampling: z.optional(whole(1, 100)),
  /** Absent: all connectors of the tunnel. */
  connector: z.optional(Uuid),
})
export type LogQuery = z.infer<typeof LogQuery>

const direction = z.optional(z.enum(['asc', 'desc']))

export const AccountQuery = z.strictObject({
  name: z.optional(z.string()),
  direction,
  ...paging(5, 50, 20),
})

export const MembershipQuery = z.strictObject({
  'account.name': z.optional(z.string()),
  name: z.optional(z.string()),
  status: z.optional(z.enum(['accepted', 'pending', 'rejected'])),
  order: z.optional(z.enum(['id', 'account.name', 'status'])),
  direction,
  ...paging(5, 50, 20),
})
