import { LogMessage } from '#contract/live.ts'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { fillPath, queryText } from '#contract/path.ts'
import { Refusal } from '#contract/refusal.ts'
import type { Rule } from '#contract/rules.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import { jsonLines } from '../api/stream.ts'
import { understood } from '../api/understood.ts'
import { stale } from './client.ts'

type Wanted = {
  account: string
  tunnel: string
  /** What it takes. */
  rule: Rule
  /** As the contract's `LogQuery` has it. */
  query: Record<string, string | undefined>
}

/** Whoever ended its log has probably left. */
const isEnd = (message: LogMessage): boolean =>
  message.kind === 'connector' && message.state === 'ended'

/** The live logs of a tunnel, as many messages at a time as arrived together. It ends when the server ends it. */
export async function* logsOf({ query, rule, ...where }: Wanted, signal: AbortSignal) {
  try {
    const url = fillPath(LOG_STREAM.path, where) + queryText(query)
    for await (const messages of jsonLines(url, LogMessage, signal)) {
      if (messages.some(isEnd)) void stale(connectorList)
      yield messages
    }
  } catch (error) {
    throw error instanceof Refusal ? await understood(error, rule, where) : error
  }
}
