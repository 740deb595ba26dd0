/** What Cloudflare's API answers about tokens, users and roles, for tests. */
import { ACCOUNT, no, yes } from './fake-api.ts'

export const TOKEN_ID = 'ed17574386854bf78a67040be0a770b0'
export const EMAIL = 'user@example.com'

type Routes = Record<string, () => Response>

const ACTIVE = { id: TOKEN_ID, status: 'active', expires_on: '2027-01-01T00:00:00Z' }

/** A user with one account and its roles; others by what differs. */
export const userRoutes = (differing: Routes = {}): Routes => ({
  'GET /user/tokens/verify': () => yes(ACTIVE),
  'GET /accounts': () => yes([{ id: ACCOUNT, name: 'Demo', type: 'standard', settings: {} }]),
  'GET /user': () => yes({ id: 'u', email: EMAIL, first_name: 'A' }),
  'GET /memberships': () =>
    yes([
      {
        id: 'm',
        status: 'accepted',
        account: { id: ACCOUNT },
        roles: ['Administrator'],
        permissions: {},
      },
    ]),
  ...differing,
})

/** An account's own token: it is none of a user. */
export const accountRoutes = (differing: Routes = {}): Routes => ({
  'GET /user/tokens/verify': () => no(401, 1000, 'Invalid API Token'),
  [`GET /accounts/${ACCOUNT}/tokens/verify`]: () => yes(ACTIVE),
  'GET /accounts': () => yes([{ id: ACCOUNT, name: 'Demo' }]),
  ...differing,
})
