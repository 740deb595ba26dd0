import { TUNNEL } from './console-operations.ts'
import { LogQuery } from './query.ts'
import { RULES } from './rules.ts'

/** How many log streams may be open: of each identity, and in all. */
export const MOST_STREAMS = { each: 10, all: 100 } as const

/**
 * Live logs. Answered by JSON lines of `LogMessage` that go on until either side ends them, not by
 * an envelope; a refusal is one all the same. Our server is the actor: whoever may read may listen.
 * That is asked when a stream begins, and none lasts longer than an hour. An identity has at most
 * `MOST_STREAMS.each` of them; more are refused with status 429.
 */
export const LOG_STREAM = {
  method: 'GET',
  path: `${TUNNEL}/logs`,
  rule: RULES.tunnelRead,
  query: LogQuery,
} as const
