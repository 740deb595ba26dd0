/** Whose token it is, which accounts it opens, and as what; see `contract/session.ts` for what becomes of it. */
import type { Account } from '#contract/account.ts'
import { refuse, Refusal } from '#contract/refusal.ts'
import { accountList, userGet } from '#contract/session-operations.ts'
import type { SessionAccount } from '#contract/session.ts'
import { serviceList } from '#contract/service-operations.ts'
import { tunnelList } from '#contract/tunnel-operations.ts'
import { askFor } from './answer.ts'
import type { Credentials } from './forward.ts'
import { allPages } from './pages.ts'
import { rolesByMember, rolesByMembership, rolesOfToken } from './roles.ts'
import { endOf, verifyAccountToken, verifyUserToken, type TokenState } from './token-state.ts'
import type { Asking, Upstream } from './upstream.ts'

export interface Identified {
  /** For people: an e-mail address, or that it is a token. */
  name: string
  /** The user's e-mail address; null where it is not told, or the token is an account's own. */
  person: string | null
  /** At least one; that which was given with the token comes first. */
  accounts: SessionAccount[]
  /** The account that the token itself belongs to; null where it is a user's. */
  owner: string | null
}

const NAMELESS = 'API token'

/**
 * Asks who somebody is. In two rounds: the token and the accounts; then the user and the memberships. That is four
 * requests for a user's token (more where there are over 50 accounts), and three for an account's own. Two more are
 * made for an account that is given and not listed; where memberships do not tell the roles in the first account, up
 * to eleven more look for them there, two as a rule. Throws a Refusal: with status 401 for a token that is not good,
 * 422 where no account is known, 403 for an account that is not open to the token.
 */
export async function identify(
  upstream: Upstream,
  { account: given, ...asking }: Credentials & Asking,
): Promise<Identified> {
  const [userToken, listed] = await Promise.all([
    verifyUserToken(upstream, asking),
    listAccounts(upstream, asking),
  ])
  if (userToken === undefined) return identifyAccountToken(upstream, asking, given, listed)
  throwIfEnded(userToken)
  const [opened, email, roles] = await Promise.all([
    openedAccounts(upstream, asking, given, listed ?? []),
    emailOf(upstream, asking),
    rolesByMembership(upstream, asking),
  ])
  const accounts = opened.map(({ id, name }) => ({ id, name, roles: roles.get(id) ?? null }))
  const first = accounts[0]
  if (first?.roles === null)
    first.roles =
      (email === '' ? null : await rolesByMember(upstream, first.id, email, asking)) ??
      (await rolesOfToken(upstream, first.id, userToken.id, asking))
  return { name: email || NAMELESS, person: email || null, accounts, owner: null }
}

function throwIfEnded(state: TokenState): void {
  const why = endOf(state)
  if (why !== undefined) throw why
}

/** An account's own token opens that account, and nobody's roles say what it may do there. */
async function identifyAccountToken(
  upstream: Upstream,
  asking: Asking,
  given: string | undefined,
  listed: Account[] | undefined,
): Promise<Identified> {
  const owner = given ?? listed?.[0]?.id
  if (owner === undefined) throw listed === undefined ? unknownToken() : noAccount()
  throwIfEnded(await verifyAccountToken(upstream, owner, asking))
  const { name } = listed?.find(({ id }) => id === owner) ?? { name: owner }
  return { name: NAMELESS, person: null, accounts: [{ id: owner, name, roles: null }], owner }
}

/** Nothing where the token may not even ask. */
async function listAccounts(upstream: Upstream, asking: Asking): Promise<Account[] | undefined> {
  try {
    return await allPages(upstream, accountList, asking)
  } catch (error) {
    if (error instanceof Refusal && error.status < 429) return undefined
    throw error
  }
}

/** Those listed, that which was given first. One that is not listed must answer something to be believed. */
async function openedAccounts(
  upstream: Upstream,
  asking: Asking,
  given: string | undefined,
  listed: Account[],
): Promise<Account[]> {
  if (given === undefined && listed.length === 0) throw noAccount()
  if (given === undefined) return listed
  const others = listed.filter(({ id }) => id !== given)
  const found = listed.find(({ id }) => id === given)
  if (found === undefined) await checkOpen(upstream, given, asking)
  return [found ?? { id: given, name: given }, ...others]
}

/** Whether a token may read services or tunnels there: it may be for either alone. */
async function checkOpen(upstream: Upstream, account: string, asking: Asking): Promise<void> {
  const least = { ...asking, params: { account }, query: { per_page: 1 } }
  const reads = [serviceList, tunnelList].map(async (it) => askFor(upstream, it, least))
  await Promise.any(reads).catch((error: unknown) => {
    const failed = error instanceof AggregateError ? error.errors : [error]
    throw failed.find((it) => !(it instanceof Refusal) || it.status >= 429) ?? notOpen()
  })
}

/** Empty where the token may not read it. */
async function emailOf(upstream: Upstream, asking: Asking): Promise<string> {
  try {
    return (await askFor(upstream, userGet, asking)).result.email
  } catch (error) {
    if (error instanceof Refusal) return ''
    throw error
  }
}

const noAccount = (): Refusal =>
  refuse(422, {
    kind: 'noAccount',
    message: 'This token does not tell which account it is for: give the account ID, too.',
    pointer: '/account',
  })

/** What is no user's token may be an account's, or a wrong one: Cloudflare says the same of both. */
const unknownToken = (): Refusal =>
  refuse(
    401,
    {
      kind: 'invalidToken',
      message: 'Cloudflare does not know this token. Copy it whole.',
      pointer: '/token',
    },
    {
      kind: 'noAccount',
      message: 'If an account owns this token, give the account ID, too.',
      pointer: '/account',
    },
  )

const notOpen = (): Refusal =>
  refuse(403, {
    kind: 'wrongAccount',
    message: 'This token may read neither VPC Services nor tunnels of this account.',
    pointer: '/account',
  })
