import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { serviceDelete } from '#contract/service-changes.ts'
import { serviceGet, serviceList } from '#contract/service-operations.ts'
import { connectionsDelete, tunnelCreate } from '#contract/tunnel-changes.ts'
import {
  configurationGet,
  connectorList,
  tunnelGet,
  tunnelList,
  tunnelToken,
} from '#contract/tunnel-operations.ts'
import { askFor } from './answer.ts'
import { ACCOUNT, ASKING, fakeApi, ID, no, REFERENCE, yes } from './testing/fake-api.ts'

const PARAMS = { account: ACCOUNT, tunnel: ID, service: ID }
const TUNNEL = { id: ID, name: 'a', status: 'healthy', created_at: '2026-01-01T00:00:00Z' }

async function read<O extends Operation>(operation: O, response: Response) {
  const { upstream, lines } = fakeApi(() => response)
  const asking = { ...ASKING, params: PARAMS }
  try {
    return { answer: await askFor(upstream, operation, asking), lines }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error, lines }
    throw error
  }
}

test('of a tunnel that was made the token and the secret go nowhere', async () => {
  const secrets = { token: 'eyJhIjoi', tunnel_secret: 'c2VjcmV0', credentials_file: { s: 'x' } }
  const { answer } = await read(tunnelCreate, yes({ ...TUNNEL, ...secrets }))
  expect(answer).toEqual({ result: TUNNEL })
})

test('a list is read with where its page stands, and what is deprecated in it is left out', async () => {
  const result_info = { page: 1, per_page: 1000, count: 2, total_count: 2 }
  const rows = [
    { ...TUNNEL, connections: [], deleted_at: '2026-02-01T00:00:00Z' },
    { id: ID, status: 'sleeping', name: null },
  ]
  const { answer } = await read(
    tunnelList,
    yes(rows, { result_info: { ...result_info, total_pages: 1 } }),
  )
  expect(answer).toEqual({
    result: [
      { ...TUNNEL, deleted_at: '2026-02-01T00:00:00Z' },
      { id: ID, status: 'sleeping', name: '(no name)', created_at: '' },
    ],
    result_info,
  })
})

test.each([
  undefined,
  null,
  'x',
  { page: 1 },
  { page: '1', per_page: 1, count: 1, total_count: 1 },
])('where %j is told of a page, nothing is', async (result_info) => {
  const { answer } = await read(serviceList, yes([], { result_info }))
  expect(answer).toEqual({ result: [] })
})

test('connectors are read with whatever they tell', async () => {
  const { answer } = await read(connectorList, yes([{ id: ID }, { id: ID, conns: null }]))
  expect(answer?.result).toHaveLength(2)
})

test('a token, and a configuration of any content, are passed on', async () => {
  expect((await read(tunnelToken, yes('eyJhIjoi'))).answer).toEqual({ result: 'eyJhIjoi' })
  const config = { ingress: [{ service: 'http_status:404', new: { a: 1 } }] }
  const { answer } = await read(configurationGet, yes({ tunnel_id: ID, config }))
  expect(answer?.result).toMatchObject({ config })
})

test.each([
  ['no body, status 204', new Response(null, { status: 204 })],
  ['no body, status 205', new Response(null, { status: 205 })],
  ['no body, status 200', new Response('')],
  ['null', yes(null)],
  ['nothing', yes(undefined)],
  ['an empty object', yes({})],
  ['what was deleted', yes({ service_id: ID })],
])('a service is deleted when the answer to that is %s', async (_, response) => {
  expect((await read(serviceDelete, response)).answer).toEqual({ result: null })
})

test('connections are dropped, whether the answer to that is an object, null or nothing', async () => {
  for (const response of [yes({}), yes(null), new Response(null, { status: 204 })])
    expect((await read(connectionsDelete, response)).answer).toBeDefined()
})

test.each([
  [400, 400],
  [401, 401],
  [403, 403],
  [404, 404],
  [409, 409],
  [422, 422],
  [429, 429],
  [200, 400],
])('a no with status %d keeps its code and words, and has status %d here', async (status, here) => {
  const { refusal, lines } = await read(tunnelGet, no(status, 10000, 'Authentication error'))
  expect(refusal?.status).toBe(here)
  expect(refusal?.errors).toEqual([{ code: 10000, message: 'Authentication error' }])
  expect(lines).toEqual([])
})

test('a no keeps its pointers; what a message has beside words is left out, and its end if it is long', async () => {
  const errors = [
    {
      code: 5101,
      message: `a\r\nb\u202e\u0000c${'d'.repeat(1000)}`,
      source: { pointer: '/name' },
      documentation_url: 'javascript:alert(1)',
      error_chain: [{ code: 1, message: 'x' }],
    },
    { code: 'x', message: null, documentation_url: 'https://developers.cloudflare.com/' },
  ]
  const { refusal } = await read(
    tunnelGet,
    Response.json({ success: false, errors, result: null }, { status: 400 }),
  )
  expect(refusal?.errors).toEqual([
    {
      code: 5101,
      message: expect.stringMatching(/^a b cd{400,500}$/),
      source: { pointer: '/name' },
    },
    {
      code: 9740,
      message: 'Cloudflare’s API refused this with status 400, and no words.',
      documentation_url: 'https://developers.cloudflare.com/',
    },
  ])
})

test.each([[], null, 'x', [1], undefined])(
  'a no whose errors are %j is a no in our words',
  async (errors) => {
    const body = { success: false, errors, result: null }
    const { refusal } = await read(tunnelGet, Response.json(body, { status: 403 }))
    expect(refusal?.status).toBe(403)
    expect(refusal?.message).toContain('status 403, and no words')
  },
)

test('of very many errors the first are told', async () => {
  const errors = Array.from({ length: 500 }, (_, code) => ({ code, message: 'x' }))
  const { refusal } = await read(
    tunnelGet,
    Response.json({ success: false, errors }, { status: 400 }),
  )
  expect(refusal?.errors).toHaveLength(20)
})

test('too many requests are that, also when a network says so in plain text', async () => {
  const { refusal } = await read(tunnelGet, new Response('error code: 1015', { status: 429 }))
  expect(refusal?.status).toBe(429)
  expect(refusal?.is('rateLimited')).toBe(true)
})

const HTML = '<html>bad gateway</html>'

test.each<[string, Operation, Response, string]>([
  ['a page of HTML', tunnelGet, new Response(HTML, { status: 502 }), 'status 502'],
  ['a page of HTML that says yes', tunnelGet, new Response(HTML), 'no envelope'],
  ['a page of HTML that says no', tunnelGet, new Response(HTML, { status: 403 }), 'no envelope'],
  ['nothing', tunnelGet, new Response(''), 'result invalid_type'],
  [
    'nothing with status 204',
    tunnelGet,
    new Response(null, { status: 204 }),
    'result invalid_type',
  ],
  ['half an envelope', tunnelGet, new Response('{"success":true,"result":{"id'), 'no envelope'],
  ['JSON that is no envelope', tunnelGet, Response.json([1]), 'no envelope'],
  ['no result', tunnelGet, yes(undefined), 'result invalid_type'],
  ['no list', tunnelList, yes({ rows: [] }), 'result invalid_type'],
  ['a row without id', tunnelList, yes([TUNNEL, { name: 'private' }]), 'result.1.id invalid_type'],
  ['a service of another form', serviceGet, yes({ service_id: 1 }), 'result.service_id'],
  ['a failure of the API', tunnelGet, no(500, 1001, 'internal'), 'codes 1001'],
  ['a failure with no code', tunnelGet, new Response('', { status: 503 }), 'codes not told'],
  [
    'a yes with status 500',
    tunnelGet,
    Response.json({ success: true }, { status: 500 }),
    'status 500',
  ],
])('%s is an error with a reference', async (_, operation, response, detail) => {
  const { refusal, lines } = await read(operation, response)
  expect(refusal?.status).toBe(502)
  expect(refusal?.is('badUpstream')).toBe(true)
  expect(refusal?.message).toMatch(/^Cloudflare’s API .* under 0123456789ab\.$/)
  expect(lines).toEqual([expect.stringContaining(`upstream ${REFERENCE} in ${operation.name}: `)])
  expect(lines[0]).toContain(detail)
  expect(`${lines[0]} ${refusal?.message}`).not.toMatch(/private|html|internal/)
})

test('the log has what Cloudflare’s support asks for, and nothing else of the headers', async () => {
  const headers = { 'cf-ray': '8abc-LHR', 'set-cookie': 'a=b' }
  const { lines } = await read(tunnelGet, new Response('', { status: 503, headers }))
  expect(lines[0]).toMatch(/codes not told, status 503, cf-ray 8abc-LHR$/)
  const odd = new Response('', { status: 503, headers: { 'cf-ray': 'x y: z' } })
  expect((await read(tunnelGet, odd)).lines[0]).toMatch(/status 503$/)
})

test('the answer of an operation of the gateway’s own is read by its own shape', async () => {
  const own = { ...tunnelGet, result: z.object({ id: z.string() }) }
  expect((await read(own, yes(TUNNEL))).answer).toEqual({ result: { id: ID } })
})
