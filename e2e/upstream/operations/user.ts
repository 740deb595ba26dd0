import { MAY } from '../groups.ts'
import { policiesOf, type Identity } from '../identities.ts'
import { NO_BODY, NO_QUERY, operation } from '../operation.ts'
import { invalidToken, notForThisUser, notFound } from '../problem.ts'
import type { Outcome } from '../answer.ts'

const GOOD = { code: 10_000, message: 'This API Token is valid and active' }

const user = operation({
  method: 'GET',
  path: '/user',
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readUser,
  otherwise: notForThisUser,
  answer: ({ caller }) => ({
    result: {
      id: caller.userId,
      email: caller.email,
      first_name: caller.name,
      last_name: null,
      two_factor_authentication_enabled: true,
      suspended: false,
      organizations: [],
      betas: [],
    },
  }),
})

/** Answers for tokens that are disabled or expired too, and says so; not for an account's. */
const verify = operation({
  method: 'GET',
  path: '/user/tokens/verify',
  query: NO_QUERY,
  body: NO_BODY,
  answer: ({ caller }) => verified(caller, 'user'),
})

const verifyOfAccount = operation({
  method: 'GET',
  path: '/accounts/{account}/tokens/verify',
  query: NO_QUERY,
  body: NO_BODY,
  answer: ({ caller }) => verified(caller, 'account'),
})

/** The two operations that a token which is no longer good may still ask. */
export const VERIFYING: readonly string[] = [verify.name, verifyOfAccount.name]

const token = operation({
  method: 'GET',
  path: '/user/tokens/{token}',
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readTokens,
  answer({ caller, param }) {
    if (param('token') !== caller.tokenId) throw notFound('Token')
    const { state: status, name, userId, userGroups, grants } = caller
    const policies = [
      policiesOn(`com.cloudflare.api.user.${userId}`, userGroups),
      ...grants.map((it) => policiesOn(`com.cloudflare.api.account.${it.account}`, it.groups)),
    ].flat()
    return { result: { id: caller.tokenId, name, status, policies } }
  },
})

/** A token's policies say what they are for, which a member's do not. Source: the types of Cloudflare's SDK. */
const policiesOn = (resource: string, groups: string[]) =>
  policiesOf(groups).map((policy) => Object.assign(policy, { resources: { [resource]: '*' } }))

function verified({ owner, state, tokenId }: Identity, asked: Identity['owner']): Outcome {
  if (owner !== asked || state === 'revoked') throw invalidToken()
  return {
    result: { id: tokenId, status: state },
    messages: state === 'active' ? [GOOD] : [],
  }
}

export const USER = [user, verify, verifyOfAccount, token]
