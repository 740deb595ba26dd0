/** What this console can be asked about tunnels that Cloudflare's API cannot. */
import type { Operation } from './operation.ts'
import * as z from 'zod/mini'
import { EventPage } from './event.ts'
import { LiveConnector } from './live.ts'
import { EventQuery } from './query.ts'
import { RULES } from './rules.ts'

/** Where they live. */
export const TUNNEL = '/console/v1/accounts/:account/tunnels/:tunnel'

export const eventList = {
  name: 'eventList',
  method: 'GET',
  path: `${TUNNEL}/events`,
  rule: RULES.tunnelRead,
  query: EventQuery,
  result: EventPage,
} as const satisfies Operation

export const liveConnectorList = {
  name: 'liveConnectorList',
  method: 'GET',
  path: `${TUNNEL}/connectors`,
  rule: RULES.tunnelRead,
  result: z.array(LiveConnector),
} as const satisfies Operation
