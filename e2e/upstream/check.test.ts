/** What is not documented is answered 400 and remembered. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { accountOf, ask, forThisFile, serviceOn } from './testing.ts'

const upstream = await forThisFile()
const account = accountOf(upstream)
const SERVICES = `/accounts/${account}/connectivity/directory/services`
const TUNNELS = `/accounts/${account}/cfd_tunnel`
const TUNNEL = 'f70ff985-a4ef-4643-bbbc-4a0ed4fc8415'

/** What the stand-in objected to, after something was asked. */
async function objections(asked: Promise<Response>): Promise<string> {
  expect((await asked).status).toBe(400)
  return (await upstream.violations()).map(({ what }) => what).join('\n')
}

test.for<[string, string]>([
  ['/accounts?per_page=51', 'per_page'],
  ['/memberships?per_page=4', 'per_page'],
  [`${SERVICES}?per_page=1001`, 'per_page'],
  [`${SERVICES}?page=0`, 'page'],
  [`${SERVICES}?name=web`, 'name'],
  [`${SERVICES}?type=udp`, 'type'],
  [`${TUNNELS}?status=hibernating`, 'status'],
  [`${TUNNELS}?is_deleted=1`, 'is_deleted'],
  [`${TUNNELS}?page=1&page=2`, 'twice'],
  [`${TUNNELS}/1234`, 'tunnel is 1234'],
  [`${TUNNELS}/${TUNNEL.toUpperCase()}`, 'tunnel is'],
  [`${TUNNELS}/${TUNNEL}/token/`, 'no such operation'],
  ['/accounts/me/cfd_tunnel', 'account is me'],
  ['/zones', 'no such operation'],
])('%s is not allowed', async ([path, what]) => {
  expect(await objections(ask(upstream, 'Admin', path))).toContain(what)
})

test.for<[string, object, string]>([
  ['a field nobody knows', { ...serviceOn(TUNNEL), color: 'red' }, 'color'],
  ['a port of the other type', { ...serviceOn(TUNNEL), tcp_port: 1 }, 'tcp_port'],
  ['a port that is none', { ...serviceOn(TUNNEL), http_port: 70_000 }, 'http_port'],
  ['no host', { name: 'web', type: 'http' }, 'host'],
  [
    'two kinds of host',
    { ...serviceOn(TUNNEL), host: { ...serviceOn(TUNNEL).host, ipv4: '10.0.0.1' } },
    'host',
  ],
  [
    'a mode nobody knows',
    { ...serviceOn(TUNNEL), tls_settings: { cert_verification_mode: 'maybe' } },
    'mode',
  ],
  ['an id of its own', { ...serviceOn(TUNNEL), service_id: TUNNEL }, 'service_id'],
])('a service with %s is not allowed', async ([, service, what]) => {
  const body = JSON.stringify(service)
  expect(await objections(ask(upstream, 'Admin', SERVICES, { method: 'POST', body }))).toContain(
    what,
  )
})

test.for<[string, string]>([
  ['cookie', 'session=1'],
  ['origin', 'http://localhost:8080'],
  ['referer', 'http://localhost:8080/'],
  ['x-forwarded-for', '10.0.0.1'],
  ['sec-fetch-site', 'same-origin'],
  ['user-agent', 'Mozilla/5.0 (X11; Linux)'],
  ['accept-language', 'de-DE'],
  ['if-none-match', '"1"'],
])('a header %s that has leaked in is not allowed', async ([name, value]) => {
  const { port } = new URL(upstream.url)
  const headers = { authorization: `Bearer ${upstream.tokenOf('Admin')}`, [name]: value }
  const sent = request({ host: '127.0.0.1', port, path: '/client/v4/user', headers }).end()
  const [response] = await once(sent, 'response')
  expect(response.statusCode).toBe(400)
  expect(await upstream.violations()).toMatchObject([{ what: expect.stringContaining(name) }])
})

test('what runtimes put in by themselves is no leak', async () => {
  const headers = { 'cf-worker': 'console.example', 'accept-encoding': 'br, gzip' }
  expect((await ask(upstream, 'Admin', '/user', { headers })).status).toBe(200)
  expect(await upstream.violations()).toEqual([])
})

test('a body comes as JSON, and only where there is one to come', async () => {
  const init = { method: 'POST', body: JSON.stringify(serviceOn(TUNNEL)) }
  const headers = { 'content-type': 'text/plain' }
  const plain = ask(upstream, 'Admin', SERVICES, { ...init, headers })
  expect(await objections(plain)).toContain('content-type')
  await upstream.forget()
  const drop = ask(upstream, 'Admin', `${SERVICES}/${TUNNEL}`, { method: 'DELETE', body: '{}' })
  expect(await objections(drop)).toContain('body')
  await upstream.forget()
  expect(await objections(ask(upstream, 'Admin', SERVICES, { ...init, body: '{' }))).toContain(
    'json',
  )
})

test('a request without a token is the fault of the asker', async () => {
  expect(await objections(fetch(`${upstream.api}/user`))).toContain('authorization: missing')
})

/** Says something on a line of its own, byte for byte, and waits until it is hung up. */
async function send(lines: string[]): Promise<void> {
  const socket = connect(Number(new URL(upstream.url).port), '127.0.0.1')
  socket.end(`${lines.join('\r\n')}\r\n\r\n`)
  await once(socket.resume(), 'close')
}

test.for([
  '/client/v4/accounts/../user',
  '/client/v4/%2e%2e/user',
  '/client/v4//user',
  '/user',
  'http://a.example/client/v4/user',
])('the path %s is no way to the user', async (path) => {
  const bearer = `authorization: Bearer ${upstream.tokenOf('Admin')}`
  const host = `host: ${new URL(upstream.url).host}`
  await send([`GET ${path} HTTP/1.1`, host, bearer, 'connection: close'])
  expect(await upstream.violations()).toMatchObject([
    { what: expect.stringContaining('no such operation') },
  ])
})

test('what is meant for another host, or would be read in two ways, does not pass', async () => {
  const head = [
    'GET /client/v4/user HTTP/1.1',
    `authorization: Bearer ${upstream.tokenOf('Admin')}`,
  ]
  await send([...head, 'host: console.example', 'connection: close'])
  await send([...head, 'host: x', 'content-length: 1', 'transfer-encoding: chunked'])
  expect(await upstream.violations()).toMatchObject([
    { what: 'header host: console.example' },
    { what: expect.stringContaining('not HTTP') },
  ])
})

test('no record holds a token', async () => {
  const headers = { authorization: `Basic ${upstream.tokenOf('Admin')}` }
  await objections(ask(upstream, 'Admin', '/user', { headers }))
  const records = JSON.stringify([await upstream.violations(), await upstream.requests()])
  expect(records).not.toContain(upstream.tokenOf('Admin'))
})
