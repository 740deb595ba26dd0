import { expect, test } from 'vitest'
import { Refusal } from '#contract/refusal.ts'
import { identify } from './identify.ts'
import {
  ACCOUNT,
  ASKING,
  byRoute,
  fakeApi,
  no,
  OTHER_ACCOUNT,
  TOKEN,
  yes,
} from './testing/fake-api.ts'
import { accountRoutes, EMAIL, TOKEN_ID, userRoutes } from './testing/who.ts'

async function start(routes: Record<string, () => Response>, account?: string) {
  const { upstream, sent, lines } = fakeApi(byRoute(routes))
  try {
    return { sent, lines, who: await identify(upstream, { ...ASKING, account }) }
  } catch (error) {
    if (error instanceof Refusal) return { sent, lines, refusal: error }
    throw error
  }
}

test('a user is known by four requests: name, accounts and roles', async () => {
  const { who, sent } = await start(userRoutes())
  expect(who).toEqual({
    name: EMAIL,
    person: EMAIL,
    accounts: [{ id: ACCOUNT, name: 'Demo', roles: ['Administrator'] }],
    owner: null,
  })
  expect(sent.map(({ path }) => path)).toEqual([
    '/user/tokens/verify',
    '/accounts',
    '/user',
    '/memberships',
  ])
})

test('a token that may not read its user has no better name, and roles that are not told', async () => {
  const { who, sent } = await start(
    userRoutes({
      'GET /user': () => no(403, 9109, 'Unauthorized to access requested resource'),
      'GET /memberships': () => no(403, 10000),
    }),
  )
  expect(who).toMatchObject({
    name: 'API token',
    accounts: [{ id: ACCOUNT, roles: null }],
  })
  expect(sent.map(({ path }) => path)).toContain(`/user/tokens/${TOKEN_ID}`)
})

test('all accounts are listed, page by page', async () => {
  const accounts = Array.from({ length: 51 }, (_, n) => ({
    id: n.toString(16).padStart(32, '0'),
    name: `Account ${n}`,
  }))
  const { upstream, sent } = fakeApi(({ path, url }) => {
    if (path !== '/accounts') return byRoute(userRoutes())({ method: 'GET', path, url, init: {} })
    const first = (Number(url.searchParams.get('page')) - 1) * 50
    return yes(accounts.slice(first, first + 50))
  })
  const who = await identify(upstream, ASKING)
  expect(who.accounts).toHaveLength(51)
  const pages = sent.filter(({ path }) => path === '/accounts').map(({ url }) => url.search)
  expect(pages).toEqual(['?page=1&per_page=50', '?page=2&per_page=50'])
})

test('of very many accounts the first 500 are taken', async () => {
  const page = Array.from({ length: 50 }, () => ({ id: ACCOUNT, name: 'x' }))
  const { sent } = await start(userRoutes({ 'GET /accounts': () => yes(page) }))
  expect(sent.filter(({ path }) => path === '/accounts')).toHaveLength(10)
})

test('an account that is given comes first', async () => {
  const rows = [
    { id: ACCOUNT, name: 'Demo' },
    { id: OTHER_ACCOUNT, name: 'Other' },
  ]
  const { who } = await start(userRoutes({ 'GET /accounts': () => yes(rows) }), OTHER_ACCOUNT)
  expect(who?.accounts.map(({ name }) => name)).toEqual(['Other', 'Demo'])
})

const READS = {
  services: `GET /accounts/${OTHER_ACCOUNT}/connectivity/directory/services`,
  tunnels: `GET /accounts/${OTHER_ACCOUNT}/cfd_tunnel`,
}

test.each([READS.services, READS.tunnels])(
  'an account that is given and not listed is taken when %s is answered',
  async (route) => {
    const { who, sent } = await start(userRoutes({ [route]: () => yes([]) }), OTHER_ACCOUNT)
    expect(who?.accounts[0]).toMatchObject({ id: OTHER_ACCOUNT, name: OTHER_ACCOUNT })
    expect(who?.accounts).toHaveLength(2)
    expect(sent.some(({ url }) => url.search === '?per_page=1')).toBe(true)
  },
)

test('an account that is closed to the token is refused at its field', async () => {
  const { refusal } = await start(userRoutes(), OTHER_ACCOUNT)
  expect(refusal?.status).toBe(403)
  expect(refusal?.is('wrongAccount')).toBe(true)
  expect(refusal?.errors[0]?.source?.pointer).toBe('/account')
})

test('trouble of the API is not taken for a closed account', async () => {
  const routes = userRoutes({ [READS.services]: () => new Response('', { status: 503 }) })
  const { refusal } = await start(routes, OTHER_ACCOUNT)
  expect(refusal?.is('badUpstream')).toBe(true)
})

test.each([() => yes([]), () => no(403, 10000)])(
  'a token that tells no account asks for its ID',
  async (accounts) => {
    const { refusal } = await start(userRoutes({ 'GET /accounts': accounts }))
    expect(refusal?.status).toBe(422)
    expect(refusal?.is('noAccount')).toBe(true)
    expect(refusal?.errors[0]?.source?.pointer).toBe('/account')
  },
)

test('a token of an account is known by three requests, and opens that account', async () => {
  const { who, sent } = await start(accountRoutes())
  expect(who).toEqual({
    name: 'API token',
    person: null,
    accounts: [{ id: ACCOUNT, name: 'Demo', roles: null }],
    owner: ACCOUNT,
  })
  expect(sent).toHaveLength(3)
})

test('a token of an account that may not list it needs the ID, which then is its name', async () => {
  const routes = accountRoutes({ 'GET /accounts': () => no(403, 10000) })
  const { who } = await start(routes, ACCOUNT)
  expect(who?.accounts).toEqual([{ id: ACCOUNT, name: ACCOUNT, roles: null }])
  const { refusal } = await start(routes)
  expect(refusal?.is('invalidToken')).toBe(true)
  expect(refusal?.is('noAccount')).toBe(true)
  const { refusal: none } = await start(accountRoutes({ 'GET /accounts': () => yes([]) }))
  expect(none?.errors.map(({ code }) => code)).toEqual([9714])
})

test('a token that nobody knows is refused at its field', async () => {
  const { refusal, sent } = await start(
    {
      'GET /user/tokens/verify': () => no(401, 1000, 'Invalid API Token'),
      [`GET /accounts/${ACCOUNT}/tokens/verify`]: () => no(401, 1000, 'Invalid API Token'),
    },
    ACCOUNT,
  )
  expect(refusal?.status).toBe(401)
  expect(refusal?.errors).toEqual([
    {
      code: 1000,
      message: 'Cloudflare does not accept this token: Invalid API Token',
      source: { pointer: '/token' },
    },
  ])
  expect(sent).toHaveLength(3)
})

test('a token that cannot be sent is refused at its field, and sent nowhere', async () => {
  const { upstream, sent } = fakeApi(byRoute(userRoutes()))
  await expect(identify(upstream, { ...ASKING, token: 'a\r\nx: y' })).rejects.toMatchObject({
    status: 401,
    errors: [{ source: { pointer: '/token' }, message: expect.stringContaining('one word') }],
  })
  expect(sent).toEqual([])
})

test.each([
  ['expired', '2026-01-01T00:00:00Z', 'This token is expired since 2026-01-01T00:00:00Z.'],
  ['disabled', null, 'This token is disabled.'],
  ['revoked', null, 'This token is revoked.'],
  ['<b>new</b>', null, 'This token is not active.'],
])('a token whose state is %s signs nobody in', async (status, expires_on, sentence) => {
  const state = () => yes({ id: TOKEN_ID, status, expires_on })
  const users = await start(userRoutes({ 'GET /user/tokens/verify': state }))
  const accounts = await start(accountRoutes({ [`GET /accounts/${ACCOUNT}/tokens/verify`]: state }))
  for (const { refusal } of [users, accounts]) {
    expect(refusal?.status).toBe(401)
    expect(refusal?.is('sessionEnded')).toBe(true)
    expect(refusal?.message).toContain(sentence)
  }
})

test.each<[string, () => Response, number]>([
  ['too many requests', () => no(429, 971, 'Please wait'), 429],
  ['trouble', () => new Response('<html>', { status: 502 }), 502],
])('%s at the token or the accounts is told as such', async (_, answer, status) => {
  for (const route of ['GET /user/tokens/verify', 'GET /accounts']) {
    const { refusal } = await start(userRoutes({ [route]: answer }))
    expect(refusal?.status).toBe(status)
  }
})

const trouble = () => new Response('', { status: 503 })

test('trouble with the name or the roles keeps nobody out', async () => {
  const { who } = await start(userRoutes({ 'GET /user': trouble, 'GET /memberships': trouble }))
  expect(who).toMatchObject({ name: 'API token', accounts: [{ roles: null }] })
})

test('a token is in no refusal and no line', async () => {
  for (const routes of [{}, userRoutes({ 'GET /accounts': () => new Response('x') })]) {
    const { refusal, lines } = await start(routes)
    expect(JSON.stringify(refusal?.errors) + lines.join('')).not.toContain(TOKEN)
  }
})
