import type { Connector } from '#contract/tunnel.ts'
import { BLOCKED_FOR } from '#contract/rate-limit.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import { ENDINGS } from '../logs/endings.ts'
import { readAnswer } from './answer.ts'
import { mayBeOver } from './token-state.ts'
import type { Asking, Upstream } from './upstream.ts'

/** What asking again for the connectors came to: they, the end of it with a sentence, or a while to wait, in milliseconds. */
export type Look = { connectors: readonly Connector[] } | { over: string } | { wait: number }

/** Milliseconds, after an answer that is none. */
const AFTER_TROUBLE = 30_000
const LONGEST_WAIT = 3_600_000

/** Asks for the connectors of the tunnel that `asking` names. */
export async function lookForConnectors(upstream: Upstream, asking: Asking): Promise<Look> {
  try {
    const answer = await upstream.ask(connectorList, asking)
    if (answer.status === 429) return { wait: waitIn(answer.headers) }
    return { connectors: readAnswer(upstream, connectorList, asking, answer).result }
  } catch (error) {
    if (mayBeOver(error)) return { over: ENDINGS.refused }
    return { wait: AFTER_TROUBLE }
  }
}

function waitIn(headers: Headers): number {
  const told = Number(headers.get('retry-after') ?? Number.NaN)
  const seconds = Number.isNaN(told) ? BLOCKED_FOR : told
  return Math.min(Math.max(seconds * 1000, AFTER_TROUBLE), LONGEST_WAIT)
}
