import { LogMessage } from '#contract/live.ts'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { fillPath, queryText } from '#contract/path.ts'
import { jsonLines } from '../api/stream.ts'
import { onError } from './client.ts'

type Wanted = {
  account: string
  tunnel: string
  /** As the contract's `LogQuery` has it. */
  query: Record<string, string | undefined>
}

/** The live logs of a tunnel, as many messages at a time as arrived together. It ends when the server ends it. */
export async function* logsOf({ query, ...where }: Wanted, signal: AbortSignal) {
  try {
    yield* jsonLines(fillPath(LOG_STREAM.path, where) + queryText(query), LogMessage, signal)
  } catch (error) {
    onError(error)
    throw error
  }
}
