import { TUNNEL } from './console-operations.ts'
import { LogQuery } from './query.ts'
import { RULES } from './rules.ts'

/**
 * Live logs. Answered by JSON lines of `LogMessage` that go on until either side ends them, not by
 * an envelope; a refusal is one all the same. Our server is the actor: whoever may read may listen.
 */
export const LOG_STREAM = {
  method: 'GET',
  path: `${TUNNEL}/logs`,
  rule: RULES.tunnelRead,
  query: LogQuery,
} as const
