/**
 * What a refusal means. Cloudflare's API refuses a token that is good no longer as it refuses one that lacks a
 * permission, or for how it looks. So whoever is refused looks first whether the session is over: the server asks about
 * the token then.
 */
import type { CodeName } from '#contract/codes.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { Rule } from '#contract/rules.ts'
import { sessionGet } from '#contract/session-operations.ts'
import { refusalIn } from './refusal-in.ts'
import { taughtBy } from './refused.ts'
import { underway } from './underway.ts'

/** How long what was found is good, in milliseconds: who is refused at every poll does not look each time. */
const GOOD_FOR = 20_000

type Found = { is: 'going on' } | { is: 'over'; why: Refusal } | { is: 'unknown' }

let looked: { at: number; by: AbortSignal; found: Promise<Found> } | undefined

const listeners = new Set<() => void>()

/** Calls `tell` when the session is found to be over, until the answered function is called. */
export function onSessionEnd(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Looks whether the session is over. Whatever keeps it from looking is no sign of it. */
async function look(signal: AbortSignal): Promise<Found> {
  try {
    const response = await fetch(sessionGet.path, { signal })
    if (response.ok) return { is: 'going on' }
    const why = await refusalIn(response)
    if (why.status !== 401 || signal.aborted) return { is: 'unknown' }
    for (const tell of listeners) tell()
    return { is: 'over', why }
  } catch {
    return { is: 'unknown' }
  }
}

function lookOnce(): Promise<Found> {
  const [by, at] = [underway(), Date.now()]
  if (looked?.by !== by || at - looked.at >= GOOD_FOR) looked = { at, by, found: look(by) }
  return looked.found
}

/** Of what the API answers 400 to, what may be about the token. */
const ABOUT_TOKEN: readonly CodeName[] = ['noCredentials', 'malformedAuthorization', 'invalidToken']

function isDoubt(refusal: Refusal): boolean {
  if (refusal.status === 400) return ABOUT_TOKEN.some((kind) => refusal.is(kind))
  return refusal.status === 401 || (refusal.status === 403 && refusal.is('forbidden'))
}

/**
 * The refusal to tell: that the session is over, if it is. If it goes on, the page learns which permission is lacking.
 * `where` is where it was refused; only what is asked on an account is refused for these reasons.
 */
export async function understood(
  refusal: Refusal,
  rule: Rule | null,
  where: object,
): Promise<Refusal> {
  if (!('account' in where) || !isDoubt(refusal)) return refusal
  const signal = underway()
  const found = await lookOnce()
  signal.throwIfAborted()
  if (found.is === 'over') return found.why
  return found.is === 'going on' ? taughtBy(refusal, rule, where) : refusal
}
