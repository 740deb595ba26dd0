/** What roles somebody holds, as far as Cloudflare's API tells; there are three places that may. */
import * as z from 'zod/mini'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { membershipList } from '#contract/session-operations.ts'
import { exactOr, ToldText } from '#contract/told.ts'
import { askFor } from './answer.ts'
import { API_ROOT } from './api-base.ts'
import { allPages } from './pages.ts'
import type { Asking, Upstream } from './upstream.ts'

/**
 * What is told in another form makes the whole answer none: of roles that are known in part, somebody would be told that
 * they lack what the others bring.
 */
const Name = exactOr(z.string(), '')
const GroupNames = exactOr(z.array(z.object({ name: Name })), [])

/** Who is in an account holds roles, and newer ones as policies of permission groups. */
const Policies = exactOr(z.array(z.object({ access: ToldText, permission_groups: GroupNames })), [])

const memberships = {
  ...membershipList,
  result: z.array(
    z.object({
      account: z.object({ id: z.string() }),
      status: ToldText,
      roles: exactOr(z.array(z.string()), []),
      policies: Policies,
    }),
  ),
}

const members = {
  name: 'memberList',
  method: 'GET',
  path: `${API_ROOT}/accounts/:account/members`,
  rule: null,
  result: z.array(
    z.object({ email: ToldText, status: ToldText, roles: GroupNames, policies: Policies }),
  ),
} as const satisfies Operation

const token = {
  name: 'tokenGet',
  method: 'GET',
  path: `${API_ROOT}/user/tokens/:token`,
  rule: null,
  result: z.object({
    policies: exactOr(
      z.array(
        z.object({
          effect: ToldText,
          permission_groups: GroupNames,
          resources: exactOr(z.record(z.string(), z.unknown()), {}),
        }),
      ),
      [],
    ),
  }),
} as const satisfies Operation

type Roles = string[] | null
type Named = { name: string }[]

const namesOf = (groups: Named): string[] => groups.map(({ name }) => name).filter(Boolean)

const allowed = (policies: z.infer<typeof Policies>): string[] =>
  policies.flatMap((it) => (it.access === 'deny' ? [] : namesOf(it.permission_groups)))

/** No name at all is not that somebody holds nothing: it is not told. */
const told = (names: string[]): Roles => (names.length === 0 ? null : [...new Set(names)])

/** What is not allowed to be read is not told; neither is what fails, for nobody is kept out for it. */
async function ifTold<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** By the id of the account. One request for each 50 memberships. */
export async function rolesByMembership(
  upstream: Upstream,
  asking: Asking,
): Promise<Map<string, Roles>> {
  const filter = { status: 'accepted' }
  const rows = (await ifTold(allPages(upstream, memberships, asking, filter))) ?? []
  const accepted = rows.filter(({ status }) => status === 'accepted')
  return new Map(
    accepted.map(({ account, roles, policies }) => [
      account.id,
      told([...roles, ...allowed(policies)]),
    ]),
  )
}

/** Of the member of an account with this e-mail address. One request for each 50 members. */
export async function rolesByMember(
  upstream: Upstream,
  account: string,
  email: string,
  asking: Asking,
): Promise<Roles> {
  const rows = await ifTold(allPages(upstream, members, { ...asking, params: { account } }))
  const own = rows?.find((row) => row.email.toLowerCase() === email.toLowerCase())
  return own === undefined ? null : told([...namesOf(own.roles), ...allowed(own.policies)])
}

/** What a user's token itself is allowed in an account, as names of permission groups. One request. */
export async function rolesOfToken(
  upstream: Upstream,
  account: string,
  tokenId: string,
  asking: Asking,
): Promise<Roles> {
  const answer = await ifTold(askFor(upstream, token, { ...asking, params: { token: tokenId } }))
  if (answer === null) return null
  const policies = answer.result.policies.filter(
    ({ effect, resources }) => effect !== 'deny' && includes(resources, account),
  )
  return told(policies.flatMap((policy) => namesOf(policy.permission_groups)))
}

const ACCOUNT = 'com.cloudflare.api.account'

/** Whether a policy is for the whole of an account; of a part, such as its zones, the value is no text. */
const includes = (resources: Record<string, unknown>, account: string): boolean =>
  ['*', account].some((which) => resources[`${ACCOUNT}.${which}`] === '*')
