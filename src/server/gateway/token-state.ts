/** Whether a token is good, and whose it is: a user's, or an account's own. */
import * as z from 'zod/mini'
import { refuse, Refusal } from '#contract/refusal.ts'
import type { TokenStatus } from '#contract/account.ts'
import { accountTokenVerify, userTokenVerify } from '#contract/session-operations.ts'
import { askFor } from './answer.ts'
import { UnfitToken, type Asking, type Upstream } from './upstream.ts'

export type TokenState = z.infer<typeof TokenStatus>

/** What a later look at a token says; `unknown` where the API had trouble of its own. */
export type Recheck = { state: 'active' | 'unknown' } | { state: 'ended'; why: Refusal }

type Shown = Pick<Asking, 'token' | 'reference' | 'signal'>

/** Asks of a user's token. Nothing where it is not one: it may be an account's. Throws a Refusal for all else. */
export async function verifyUserToken(
  upstream: Upstream,
  asking: Shown,
): Promise<TokenState | undefined> {
  try {
    return (await askFor(upstream, userTokenVerify, asking)).result
  } catch (error) {
    if (error instanceof Refusal && error.is('invalidToken') && !(error instanceof UnfitToken))
      return undefined
    throw asNotGood(error)
  }
}

/** Asks of a token that is an account's own. Throws a Refusal with status 401 where it is not that. */
export async function verifyAccountToken(
  upstream: Upstream,
  account: string,
  asking: Shown,
): Promise<TokenState> {
  try {
    return (await askFor(upstream, accountTokenVerify, { ...asking, params: { account } })).result
  } catch (error) {
    throw asNotGood(error)
  }
}

/** The sentence for somebody whose token is good no longer; nothing while it is. */
export function endOf({ status, expires_on }: TokenState): Refusal | undefined {
  if (status === 'active') return undefined
  const since =
    status === 'expired' && expires_on != null ? ` since ${expires_on.slice(0, 40)}` : ''
  const how = ENDED.has(status) ? `${status}${since}` : 'not active'
  return ended(
    `This token is ${how}. Sign in with another; tokens are made in the Cloudflare dashboard.`,
  )
}

const ended = (message: string) => refuse(401, { kind: 'sessionEnded', message })

/** Other words than these of the API are not repeated. */
const ENDED = new Set(['expired', 'disabled', 'revoked'])

/**
 * Looks again at a token that was good before: one request for a user's token, two for an account's, for which
 * `account` must be given. The API's own trouble ends nobody's session.
 */
export async function recheck(
  upstream: Upstream,
  { account, ...asking }: Shown & { account?: string | undefined },
): Promise<Recheck> {
  try {
    const state =
      (await verifyUserToken(upstream, asking)) ??
      (account === undefined ? undefined : await verifyAccountToken(upstream, account, asking))
    const why = state === undefined ? gone() : endOf(state)
    return why === undefined ? { state: 'active' } : { state: 'ended', why }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.is('invalidToken')
      ? { state: 'ended', why: ended(error.message) }
      : { state: 'unknown' }
  }
}

/** For somebody whose token was good before, and is unknown now. */
export const gone = (): Refusal =>
  ended('Cloudflare does not know this token any more: it was revoked or rolled. Sign in again.')

/** Codes for a token that is not taken, which come with status 400 as well. */
const NOT_TAKEN = ['noCredentials', 'malformedAuthorization', 'invalidToken'] as const

/** Whether what was asked failed in a way in which it also does with a token that is good no longer. */
export const mayBeOver = (error: unknown): boolean =>
  error instanceof Refusal &&
  (error.status === 401 ||
    error.status === 403 ||
    (error.status === 400 && NOT_TAKEN.some((kind) => error.is(kind))))

/** A no to who asks about a token is about the token; what is no answer stays what it is. */
function asNotGood(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.status >= 429) return error
  if (error instanceof UnfitToken) return error
  return refuse(401, {
    kind: 'invalidToken',
    message: `Cloudflare does not accept this token: ${error.errors[0]?.message ?? ''}`,
    pointer: '/token',
  })
}
