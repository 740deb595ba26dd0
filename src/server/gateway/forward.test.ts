import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import { Refusal, refuse } from '#contract/refusal.ts'
import { gatewayRoutes } from './forward.ts'
import { answerTo } from './passed.ts'
import { ACCOUNT, fakeApi, ID, no, REFERENCE, TOKEN, yes } from './testing/fake-api.ts'

const TUNNELS = `/client/v4/accounts/${ACCOUNT}/cfd_tunnel`
const SERVICES = `/client/v4/accounts/${ACCOUNT}/connectivity/directory/services`

type Answering = Parameters<typeof fakeApi>[0]

/** The routes as a server has them, for somebody with one account. */
function start(answer: Answering = () => yes([])) {
  const fake = fakeApi(answer)
  const app = new Hono()
  app.onError((error) => answerTo(error instanceof Refusal ? error : refuse(500, INTERNAL)))
  app.use((c, next) => {
    c.set('requestId', REFERENCE)
    return next()
  })
  for (const route of gatewayRoutes(fake.upstream))
    app.on(route.operation.method, route.operation.path, (c) => route.answer(c, { token: TOKEN }))
  const send = (path: string, init?: RequestInit) => app.request(`http://127.0.0.1${path}`, init)
  return { ...fake, send }
}
const INTERNAL = { kind: 'internal', message: 'A bug.' } as const

test('every operation of Cloudflare’s vocabulary is there, and none of ours', () => {
  const { upstream } = fakeApi(() => yes([]))
  const names = gatewayRoutes(upstream).map(({ operation }) => operation.name)
  const theirs = OPERATIONS.filter(({ path }) => path.startsWith('/client/v4/'))
  expect(names).toEqual(theirs.map(({ name }) => name))
  expect(names).toContain('connectorList')
  expect(names).not.toContain('eventList')
})

test('a list is asked for with the query of the contract, its usual values included', async () => {
  const { send, sent } = start()
  await send(`${TUNNELS}?is_deleted=false&name=&include_prefix=a%26b`)
  await send(`${SERVICES}?type=http`)
  await send('/client/v4/accounts')
  await send('/client/v4/memberships?status=accepted&per_page=50')
  await send(`/client/v4/accounts/${ACCOUNT}/mtls_certificates?ca=true`)
  expect(sent.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
    { is_deleted: 'false', include_prefix: 'a&b', page: '1', per_page: '1000' },
    { type: 'http', page: '1', per_page: '1000' },
    { page: '1', per_page: '20' },
    { status: 'accepted', page: '1', per_page: '50' },
    { ca: 'true' },
  ])
})

test('a body is sent as the contract reads it', async () => {
  const { send, sent } = start(() => yes({ id: ID, name: 'a', token: 'eyJh' }))
  const response = await send(TUNNELS, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', cookie: 'session=1', 'x-forwarded-for': '1.2.3.4' },
    body: '{"name": "  a ", "config_src": "cloudflare"}',
  })
  expect(sent[0]?.init.body).toBe('{"name":"a","config_src":"cloudflare"}')
  expect(Object.keys(sent[0]?.init.headers ?? {})).toEqual([
    'authorization',
    'accept',
    'content-type',
    'user-agent',
  ])
  expect(await response.json()).toMatchObject({ success: true, result: { id: ID, name: 'a' } })
})

test('what is deleted is deleted without a body', async () => {
  const { send, sent } = start(() => yes(null))
  const body = '{"evil":true}'
  const response = await send(`${SERVICES}/${ID}`, { method: 'DELETE', body })
  expect(await response.json()).toMatchObject({ success: true, result: null })
  expect(sent[0]?.init.body).toBeUndefined()
})

test.each([
  ['a field that is not known', 'POST', TUNNELS, '{"name":"a","x":1}', [9703]],
  ['a body that is no JSON', 'POST', TUNNELS, '{', [9700]],
  ['a service without all it needs', 'POST', SERVICES, '{"type":"http"}', [9701, 9701]],
  ['a query that is not known', 'GET', `${TUNNELS}?x=1`, null, [9707]],
  ['a query given twice', 'GET', `${TUNNELS}?name=a&name=b`, null, [9707]],
  ['a query where there is none', 'GET', `${TUNNELS}/${ID}?x=1`, null, [9707]],
  ['a page that is too large', 'GET', '/client/v4/accounts?per_page=1000', null, [9707]],
])(
  '%s is refused as in the local directory, and asked of nobody',
  async (_, method, path, body, codes) => {
    const { send, sent } = start()
    const response = await send(path, { method, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: codes.map((code) => ({ code })) })
    expect(sent).toEqual([])
  },
)

test.each(['..', 'x', '%2e%2e', '..%2f..%2fuser'])(
  'an account that is none, %s, is asked of nobody',
  async (account) => {
    const { send, sent } = start()
    const response = await send(`/client/v4/accounts/${account}/tokens/verify`)
    expect(response.status).toBe(404)
    expect(sent).toEqual([])
  },
)

test.each([
  `${TUNNELS}/nope`,
  `${TUNNELS}/..%2f..%2fuser`,
  `${TUNNELS}/%2e%2e%2f`,
  `${TUNNELS}/${ID}%0d%0ax-evil:1`,
  `${TUNNELS}/https:%2f%2fevil.example`,
  `${TUNNELS}/${ID}/connectors/..%5c..`,
  `${SERVICES}/%F0%9F%A6%8A`,
])('%s is not found, and asked of nobody', async (path) => {
  const { send, sent } = start()
  const response = await send(path)
  expect(response.status).toBe(404)
  expect(sent).toEqual([])
})

test('nobody asks for what is no operation', async () => {
  const { send, sent } = start()
  expect((await send(TUNNELS, { method: 'OPTIONS' })).status).toBe(404)
  expect((await send(`${TUNNELS}/${ID}`, { method: 'PUT', body: '{}' })).status).toBe(404)
  expect(sent).toEqual([])
})

const THEIRS = {
  'retry-after': '12',
  ratelimit: '"default";r=50;t=30',
  'ratelimit-policy': '"burst";q=100;w=60',
  'cf-ray': '8abc-LHR',
  'set-cookie': '__cf=1',
  'access-control-allow-origin': '*',
  server: 'cloudflare',
  location: '/x',
  'content-security-policy': 'x',
}
const PASSED = ['cf-ray', 'ratelimit', 'ratelimit-policy', 'retry-after']

test.each<[string, number, () => Response]>([
  ['a yes', 200, () => Response.json({ success: true, result: [] }, { headers: THEIRS })],
  ['a no', 429, () => no(429, 971, 'Please wait', { headers: THEIRS })],
  ['what is no answer', 502, () => new Response('<html>', { status: 503, headers: THEIRS })],
])('of the headers of %s only those about the limit are passed on', async (_, status, answer) => {
  const { send } = start(answer)
  const response = await send(TUNNELS)
  expect(response.status).toBe(status)
  const names = [...response.headers.keys()].filter((name) => name !== 'content-type')
  expect(names.toSorted()).toEqual(PASSED)
  expect(response.headers.get('retry-after')).toBe('12')
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
})

test('when the browser leaves, so does the request', async () => {
  const leaving = new AbortController()
  const { send, sent } = start(({ init }) => {
    leaving.abort()
    throw init.signal?.reason
  })
  const response = await send(TUNNELS, { signal: leaving.signal })
  expect(response.status).toBe(499)
  expect(sent[0]?.init.signal?.aborted).toBe(true)
})

test('a token is in no answer and no line, whatever happens', async () => {
  const answers = [
    () => no(403, 10000, 'Authentication error'),
    () => new Response('x', { status: 500 }),
    () => new Response('{'),
    () => yes({ id: 1 }),
  ]
  for (const answer of answers) {
    const { send, lines } = start(answer)
    const text = await (await send(`${TUNNELS}/${ID}`)).text()
    expect(text + lines.join('\n')).not.toContain(TOKEN)
  }
})

test('what goes wrong is told under the id of the request', async () => {
  const { send, lines, about } = start(() => new Response('x', { status: 503 }))
  expect(await (await send(TUNNELS)).text()).toContain(`under ${REFERENCE}.`)
  expect(lines).toEqual([expect.stringContaining(`upstream ${REFERENCE} in tunnelList: `)])
  expect(about).toEqual([REFERENCE])
})
