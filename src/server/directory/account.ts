/** The one account of local mode, and what its identities are to it. */
import type { ApiMessage } from '#contract/envelope.ts'
import {
  accountList,
  accountTokenVerify,
  membershipList,
  userGet,
  userTokenVerify,
} from '#contract/session-operations.ts'
import { pageOf } from '../envelope.ts'
import { bind, type Bound } from './serve.ts'

/** The account as the API answers it. */
export const accountOf = (id: string) => ({ id, name: 'Local account', type: 'standard' as const })

/** Source: what Cloudflare answers beside a token that is good. */
const VALID: ApiMessage = { code: 10000, message: 'This API Token is valid and active' }

const emailOf = (name: string): string =>
  `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@vpc-console.local`

/** The operations that say who asks, and of which account. */
export const accountRoutes = (accountId: string): Bound[] => {
  const account = accountOf(accountId)
  return [
    bind(accountList, ({ query }) =>
      pageOf(
        [account].filter(({ name }) => name === (query.name ?? name)),
        query,
      ),
    ),
    bind(membershipList, ({ viewer, query }) => {
      const membership = { id: viewer.id, status: 'accepted', account, roles: [...viewer.roles] }
      const isAsked =
        (query['account.name'] ?? account.name) === account.name &&
        (query.name ?? account.name) === account.name &&
        (query.status ?? membership.status) === membership.status
      return pageOf(isAsked ? [membership] : [], query)
    }),
    bind(userGet, ({ viewer }) => ({ result: { id: viewer.id, email: emailOf(viewer.name) } })),
    ...[userTokenVerify, accountTokenVerify].map((operation) =>
      bind(operation, ({ viewer }) => ({
        result: { id: viewer.id, status: 'active' },
        messages: [VALID],
      })),
    ),
  ]
}
