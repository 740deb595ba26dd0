import * as z from 'zod'
import { MAY } from '../groups.ts'
import { named, policiesOf, type Grant, type Identity } from '../identities.ts'
import { NO_BODY, operation } from '../operation.ts'
import { paged, pages } from '../rows.ts'
import type { World } from '../world.ts'

/** Rows to a page unless it is asked. */
const USUAL_PAGE = 20
const direction = z.enum(['asc', 'desc']).optional()

/** The accounts that a token reaches at all. */
const list = operation({
  method: 'GET',
  path: '/accounts',
  query: z.strictObject({ name: z.string().optional(), direction, ...pages(5, 50) }),
  body: NO_BODY,
  answer({ world, caller, query }) {
    const rows = caller.grants.map(({ account }) => shownAccount(world, account))
    const wanted = rows.filter(({ name }) => query.name === undefined || name === query.name)
    return paged(query.direction === 'desc' ? wanted.toReversed() : wanted, query, USUAL_PAGE)
  },
})

const memberships = operation({
  method: 'GET',
  path: '/memberships',
  query: z.strictObject({
    'account.name': z.string().optional(),
    name: z.string().optional(),
    status: z.enum(['accepted', 'pending', 'rejected']).optional(),
    order: z.enum(['id', 'account.name', 'status']).optional(),
    direction,
    ...pages(5, 50),
  }),
  body: NO_BODY,
  needs: MAY.readMemberships,
  answer({ world, caller, query }) {
    const name = query['account.name'] ?? query.name
    const rows = caller.grants
      .map((grant) => shownMembership(world, caller, grant))
      .filter(({ account }) => name === undefined || account.name === name)
      .filter(({ status }) => query.status === undefined || status === query.status)
    return paged(query.direction === 'desc' ? rows.toReversed() : rows, query, USUAL_PAGE)
  },
})

const members = operation({
  method: 'GET',
  path: '/accounts/{account}/members',
  query: z.strictObject({
    status: z.enum(['accepted', 'pending', 'rejected']).optional(),
    order: z.enum(['user.first_name', 'user.last_name', 'user.email', 'status']).optional(),
    direction,
    ...pages(5, 50),
  }),
  body: NO_BODY,
  needs: MAY.readMembers,
  answer({ world, param, query }) {
    const rows = world.identities
      .filter(({ owner }) => owner === 'user')
      .flatMap((who) =>
        who.grants
          .filter(({ account }) => account === param('account'))
          .map((grant) => shownMember(who, grant)),
      )
      .filter(({ status }) => query.status === undefined || status === query.status)
    return paged(query.direction === 'desc' ? rows.toReversed() : rows, query, USUAL_PAGE)
  },
})

const shownAccount = (world: World, id: string) => ({
  id,
  name: world.accounts.find((account) => account.id === id)?.name ?? id,
  type: 'standard',
  created_on: '2024-02-29T08:00:00.000000Z',
  settings: { enforce_twofactor: false },
})

/** The legacy map has no word for the connectivity directory. */
const PERMISSIONS = { analytics: { read: true, write: false }, zones: { read: true, write: true } }

const shownMembership = (world: World, who: Identity, { account, roles }: Grant) => ({
  id: who.userId,
  status: 'accepted',
  account: shownAccount(world, account),
  roles: who.told === 'roles' ? roles : [],
  ...(who.told === 'policies' ? { policies: policiesOf(roles) } : {}),
  permissions: PERMISSIONS,
  api_access_enabled: true,
})

const shownMember = ({ userId, email, name }: Identity, { roles }: Grant) => ({
  id: userId.split('').toReversed().join(''),
  status: 'accepted',
  email,
  user: {
    id: userId,
    email,
    first_name: name,
    last_name: null,
    two_factor_authentication_enabled: true,
  },
  roles: roles.map((role) => ({ ...named(role), description: role, permissions: PERMISSIONS })),
  policies: policiesOf(roles),
})

export const ACCOUNT_LISTS = [list, memberships, members]
