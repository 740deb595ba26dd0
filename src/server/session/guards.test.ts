import { expect, test } from 'vitest'
import { guardOrigin } from './guards.ts'
import { ACCOUNT, startConsole, tokenOf } from '#server/testing/console.ts'

const TUNNELS = `/client/v4/accounts/${ACCOUNT}/cfd_tunnel`
const SESSION = '/console/v1/session'
const BEARER = { authorization: `Bearer ${tokenOf('admin')}` }
const FOREIGN = { origin: 'http://127.0.0.1:9999' }

test.each([
  '127.0.0.1',
  '127.0.0.1:8780',
  'localhost:1',
  'LOCALHOST',
  '[::1]:8780',
  'console.internal',
  'Console.Internal:80',
])('the server answers to the name %s', async (host) => {
  const { send } = startConsole()
  expect((await send(TUNNELS, { headers: { ...BEARER, host } })).status).toBe(200)
})

test.each([
  'evil.example',
  '127.0.0.1.evil.example',
  'localhost.evil.example:8780',
  '127.0.0.1@evil.example',
  'evil-127.0.0.1:8780',
  'xconsole.internal',
  '0.0.0.0:8780',
  'console.internal:80:80',
])('the server does not answer to the name %s, whoever asks and whatever for', async (host) => {
  const { send } = startConsole()
  for (const path of [TUNNELS, SESSION, '/']) {
    const response = await send(path, { headers: { ...BEARER, host } })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ errors: [{ code: 9710 }] })
  }
})

async function aCookie(console: ReturnType<typeof startConsole>): Promise<string> {
  const body = JSON.stringify({ token: tokenOf('admin') })
  const response = await console.send(SESSION, { method: 'POST', body })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test.each([
  ['without an origin', {}],
  ['from another port of this machine', { ...FOREIGN, 'sec-fetch-site': 'same-site' }],
  ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['from nowhere', { origin: 'null' }],
  ['that lies about its origin', { origin: 'http://127.0.0.1', 'sec-fetch-site': 'cross-site' }],
  ['whose origin only looks alike', { origin: 'http://127.0.0.1.evil.example' }],
  ['whose origin is no address', { origin: '127.0.0.1' }],
])('a change by cookie %s is refused', async (_, headers) => {
  const console = startConsole()
  const cookie = await aCookie(console)
  for (const [method, path] of [
    ['POST', TUNNELS],
    ['DELETE', SESSION],
  ] as const) {
    const response = await console.send(path, { method, headers: { cookie, ...headers } })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ errors: [{ code: 9711 }] })
  }
})

test('a change by cookie from our own page goes through', async () => {
  const console = startConsole()
  const cookie = await aCookie(console)
  const headers = { cookie, origin: 'http://localhost:8780', host: 'localhost:8780' }
  const response = await console.send(TUNNELS, { method: 'POST', headers, body: '{"name":"a"}' })
  expect(response.status).toBe(200)
})

test.each([
  ['cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['same-site', { 'sec-fetch-site': 'same-site' }],
  ['foreign', FOREIGN],
])('a %s page may not even ask', async (_, headers) => {
  const console = startConsole()
  const cookie = await aCookie(console)
  for (const path of [TUNNELS, SESSION, `/console/v1/accounts/${ACCOUNT}/tunnels/x/logs`]) {
    const response = await console.send(path, { headers: { cookie, ...headers } })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ errors: [{ code: 9711 }] })
  }
})

test.each([
  ['https://console.example', true],
  ['http://console.example', false],
  ['https://evil.example', false],
])('behind TLS a change from a page of %s is let through: %s', (origin, isOwn) => {
  const headers = { origin, host: 'console.example' }
  const request = new Request('http://console.example/', { method: 'POST', headers })
  let refused = false
  try {
    guardOrigin(request, true, 'https://console.example')
  } catch {
    refused = true
  }
  expect(refused).toBe(!isOwn)
})

test('another page signs nobody in here', async () => {
  const { send } = startConsole()
  const body = JSON.stringify({ token: tokenOf('admin') })
  expect((await send(SESSION, { method: 'POST', body, headers: FOREIGN })).status).toBe(403)
})

test('no answer lets another origin read it', async () => {
  const { send } = startConsole()
  for (const method of ['GET', 'OPTIONS']) {
    const { headers } = await send(TUNNELS, { method, headers: { ...BEARER, ...FOREIGN } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})
