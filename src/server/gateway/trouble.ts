/**
 * What goes wrong with Cloudflare's API is told twice under the id of the request: in a sentence to the person, in
 * detail to the log. Neither has a token, a value that was answered, or an address with a query.
 */
import { refuse, type Refusal } from '#contract/refusal.ts'
import type { Log } from '../log.ts'
import { withoutToken } from './passed.ts'

export interface TroubleWith {
  /** The operation's name. */
  operation: string
  /** With which token, and for the request with which id. */
  asking: { token: string; reference: string }
  /** For the person: what happened, as a sentence. */
  sentence: string
  /** For the log. */
  detail: string
  /** What was answered, as far as there was an answer. */
  answer?: { status: number; headers: Headers }
  /** Whether it is that no answer came in time. */
  silent?: boolean
}

/** Writes to the log, and makes the Refusal to throw: status 504 for silence, else 502. */
export type Trouble = (about: TroubleWith) => Refusal

export const createTrouble =
  (log: Log): Trouble =>
  ({ operation, asking: { token, reference }, sentence, detail, answer, silent = false }) => {
    const facts = [detail, ...(answer === undefined ? [] : factsOf(answer))].join(', ')
    const line = `upstream ${reference} in ${operation}: ${withoutToken(facts, token)}`
    log(line, { request: reference })
    const message = `${sentence} The server’s log has the details under ${reference}.`
    return silent
      ? refuse(504, { kind: 'upstreamSilent', message })
      : refuse(502, { kind: 'badUpstream', message })
  }

/** `cf-ray` is what Cloudflare's support asks for. */
function factsOf({ status, headers }: { status: number; headers: Headers }): string[] {
  const ray = headers.get('cf-ray') ?? ''
  return [`status ${status}`, ...(/^[\w-]{1,64}$/.test(ray) ? [`cf-ray ${ray}`] : [])]
}
