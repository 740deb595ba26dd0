import { expect, test } from 'vitest'
import { identify } from './identify.ts'
import { ACCOUNT, ASKING, byRoute, fakeApi, no, OTHER_ACCOUNT, yes } from './testing/fake-api.ts'
import { EMAIL, TOKEN_ID, userRoutes } from './testing/who.ts'

/** The roles of each account, and how many requests that took. */
async function rolesWith(routes: Record<string, () => Response>) {
  const { upstream, sent } = fakeApi(byRoute(userRoutes(routes)))
  const { accounts } = await identify(upstream, ASKING)
  return { roles: accounts.map((account) => account.roles), requests: sent.length }
}

const MEMBERSHIPS = 'GET /memberships'
const MEMBERS = `GET /accounts/${ACCOUNT}/members`
const TOKEN_GET = `GET /user/tokens/${TOKEN_ID}`
const forbidden = () => no(403, 10000)

const group = (name: string) => ({ id: 'g', name, meta: {} })

test('roles are those of accepted memberships, with what their policies allow', async () => {
  const account = { id: ACCOUNT, name: 'Demo' }
  const policies = [
    { access: 'allow', permission_groups: [group('Connectivity Directory Admin')] },
    { access: 'deny', permission_groups: [group('Cloudflare Tunnel Write')] },
  ]
  const rows = [
    { id: '1', status: 'pending', account, roles: ['Super Administrator - All Privileges'] },
    { id: '2', status: 'accepted', account: { id: OTHER_ACCOUNT }, roles: ['Billing'] },
    { id: '3', status: 'accepted', account, roles: ['Workers Admin', 'Workers Admin'], policies },
  ]
  expect(await rolesWith({ [MEMBERSHIPS]: () => yes(rows) })).toEqual({
    roles: [['Workers Admin', 'Connectivity Directory Admin']],
    requests: 4,
  })
})

test('where memberships may not be read, the member with the e-mail address of the user tells', async () => {
  const rows = [
    { email: 'other@example.com', roles: [group('Administrator')] },
    {
      email: EMAIL.toUpperCase(),
      roles: [{ ...group('Connectivity Directory Read'), permissions: {} }],
      policies: null,
    },
  ]
  expect(await rolesWith({ [MEMBERSHIPS]: forbidden, [MEMBERS]: () => yes(rows) })).toEqual({
    roles: [['Connectivity Directory Read']],
    requests: 5,
  })
})

const policy = (effect: string, resources: unknown, name: string) => ({
  effect,
  resources,
  permission_groups: [group(name)],
})

test('where neither may be read, the policies of the token for the account tell', async () => {
  const own = { [`com.cloudflare.api.account.${ACCOUNT}`]: '*' }
  const policies = [
    policy('allow', own, 'Connectivity Directory Bind'),
    policy('allow', { 'com.cloudflare.api.account.*': '*' }, 'Cloudflare Tunnel Read'),
    policy('allow', { [`com.cloudflare.api.account.${OTHER_ACCOUNT}`]: '*' }, 'Of another'),
    policy('allow', { [`com.cloudflare.api.account.${ACCOUNT}`]: { zone: '*' } }, 'Of zones'),
    policy('allow', { 'com.cloudflare.api.user.u': '*' }, 'Of the user'),
    policy('deny', own, 'Denied'),
    { effect: 'allow', resources: null, permission_groups: null },
  ]
  expect(
    await rolesWith({ [MEMBERSHIPS]: forbidden, [TOKEN_GET]: () => yes({ id: 't', policies }) }),
  ).toEqual({ roles: [['Connectivity Directory Bind', 'Cloudflare Tunnel Read']], requests: 6 })
})

test('without an e-mail address no members are asked for', async () => {
  expect(await rolesWith({ [MEMBERSHIPS]: forbidden, 'GET /user': forbidden })).toEqual({
    roles: [null],
    requests: 5,
  })
})

test.each<[string, () => Response]>([
  ['no membership', () => yes([])],
  ['a membership without roles', () => yes([{ status: 'accepted', account: { id: ACCOUNT } }])],
  ['a membership of a form that is new', () => yes([{ account: ACCOUNT }])],
  ['nothing that can be read', () => new Response('<html>')],
])('where there is %s and no other place tells, roles are not told', async (_, memberships) => {
  expect(await rolesWith({ [MEMBERSHIPS]: memberships })).toEqual({ roles: [null], requests: 6 })
})

test('the roles in further accounts are not looked for elsewhere', async () => {
  const accounts = [ACCOUNT, OTHER_ACCOUNT].map((id) => ({ id, name: id }))
  const rows = [{ status: 'accepted', account: { id: ACCOUNT }, roles: ['Administrator'] }]
  expect(
    await rolesWith({ 'GET /accounts': () => yes(accounts), [MEMBERSHIPS]: () => yes(rows) }),
  ).toEqual({ roles: [['Administrator'], null], requests: 4 })
})

test.each<object>([
  { policies: [{ access: 'allow', permission_groups: [{ name: 5 }] }] },
  { policies: 'all' },
  { roles: ['Connectivity Directory Read', 7] },
])('roles told in part are not told: %j', async (more) => {
  const account = { id: ACCOUNT, name: 'Demo' }
  const rows = [
    { id: '1', status: 'accepted', account, roles: ['Connectivity Directory Read'], ...more },
  ]
  expect((await rolesWith({ [MEMBERSHIPS]: () => yes(rows) })).roles).toEqual([null])
})
