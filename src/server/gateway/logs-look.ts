import type { Connector } from '#contract/tunnel.ts'
import { Refusal } from '#contract/refusal.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import { ENDINGS } from '../logs/endings.ts'
import { readAnswer } from './answer.ts'
import type { Asking, Upstream } from './upstream.ts'

/** What asking again for the connectors came to: they, the end of it with a sentence, or a while to wait, in milliseconds. */
export type Look = { connectors: readonly Connector[] } | { over: string } | { wait: number }

/** Milliseconds after an answer that is none; and after too many requests, which Cloudflare's API blocks for so long. */
const AFTER_TROUBLE = 30_000
const AFTER_TOO_MANY = 300_000
const LONGEST_WAIT = 3_600_000

/** Asks for the connectors of the tunnel that `asking` names. */
export async function lookForConnectors(upstream: Upstream, asking: Asking): Promise<Look> {
  try {
    const answer = await upstream.ask(connectorList, asking)
    if (answer.status === 429) return { wait: waitIn(answer.headers) }
    return { connectors: readAnswer(upstream, connectorList, answer).result }
  } catch (error) {
    if (error instanceof Refusal && (error.status === 401 || error.status === 403))
      return { over: ENDINGS.refused }
    return { wait: AFTER_TROUBLE }
  }
}

function waitIn(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  if (Number.isNaN(seconds)) return AFTER_TOO_MANY
  return Math.min(Math.max(seconds * 1000, AFTER_TROUBLE), LONGEST_WAIT)
}
