/** Sessions on Workers, in workerd: nothing is kept there, and what that means is told here without gloss. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { CODES } from '#contract/codes.ts'
import { sessionDelete, sessionGet } from '#contract/session-operations.ts'
import { createSeal } from '#server/session/seal.ts'
import { kept, visitorOf } from '../support/visitor.ts'
import { buildWorker, startWorkerd, type TestWorker } from '../support/workerd.ts'
import { startUpstream, type Upstream } from '../upstream/client.ts'

const [OLD, NEW] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
const MINUTE = 60_000
const parts = new AsyncDisposableStack()
let upstream: Upstream
let worker: TestWorker

beforeAll(async () => {
  upstream = parts.use(await startUpstream())
  worker = parts.use(
    await startWorkerd({
      build: parts.use(await buildWorker()),
      variables: {
        VPC_CONSOLE_SESSION_KEYS: `${NEW},${OLD}`,
        VPC_CONSOLE_CLOUDFLARE_API: upstream.api,
      },
    }),
  )
})
afterEach(() => vi.useRealTimers())
afterAll(() => parts.disposeAsync())

const whoAmI = (cookie: string): Promise<Response> =>
  visitorOf(worker.url, cookie).ask(sessionGet.path)

const codeOf = async (response: Response): Promise<unknown> =>
  (await response.json()).errors[0]?.code

/** A cookie that was given out some minutes ago, and not used since. */
async function cookieOf(minutesAgo: { signIn: number; seal: number }, key = NEW): Promise<string> {
  const moment = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString()
  const seal = createSeal({
    keys: [key],
    now: () => moment(minutesAgo.seal),
    life: { idle: 30 * 60, longest: 4 * 60 * 60 },
    secure: false,
    ended: null,
  })
  const signedIn = {
    id: 'a session',
    directory: 'cloudflare' as const,
    token: upstream.tokenOf('Admin'),
    signed_in_at: moment(minutesAgo.signIn),
    sealed_at: moment(minutesAgo.seal),
  }
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - minutesAgo.seal * MINUTE })
  const [given = ''] = await seal.renew(signedIn)
  vi.useRealTimers()
  return kept('', given)
}

test('who signs in with a token of their own is told who they are, and may ask what the token may', async () => {
  const { services } = await upstream.seed({ tunnels: 1, services: 2 })
  const visitor = visitorOf(worker.url)
  expect((await visitor.ask(sessionGet.path)).status).toBe(401)
  const signedIn = await visitor.signIn(upstream.tokenOf('Admin'))
  expect(signedIn.status).toBe(200)
  expect((await signedIn.json()).result).toMatchObject({
    directory: 'cloudflare',
    name: 'admin@example.com',
    accounts: [{ id: upstream.accounts[0]?.id }],
  })
  const path = `/client/v4/accounts/${upstream.accounts[0]?.id}/connectivity/directory/services`
  const list = await visitor.ask(path)
  expect((await list.json()).result).toHaveLength(services.length)
  expect(visitor.cookie).not.toContain(upstream.tokenOf('Admin'))
  expect(worker.lines.join('\n')).not.toContain(upstream.tokenOf('Admin'))
})

test('the cookie lives for 30 minutes after it was last renewed', async () => {
  const visitor = visitorOf(worker.url)
  const response = await visitor.signIn(upstream.tokenOf('Admin'))
  expect(response.headers.get('set-cookie')).toContain(
    'Max-Age=1800; Path=/; HttpOnly; SameSite=Strict',
  )
  expect((await whoAmI(await cookieOf({ signIn: 29, seal: 29 }))).status).toBe(200)
  expect((await whoAmI(await cookieOf({ signIn: 32, seal: 32 }))).status).toBe(401)
})

test('a session that is in use is renewed, and ends 4 hours after the sign-in all the same', async () => {
  const late = await whoAmI(await cookieOf({ signIn: 239, seal: 11 }))
  expect([late.status, late.headers.getSetCookie()]).toEqual([
    200,
    [expect.any(String), expect.any(String)],
  ])
  expect((await whoAmI(await cookieOf({ signIn: 241, seal: 1 }))).status).toBe(401)
})

test('signing out takes the cookie away; a copy that was made before lives until its time is over', async () => {
  const visitor = visitorOf(worker.url)
  await visitor.signIn(upstream.tokenOf('Admin'))
  const copy = visitor.cookie
  expect((await visitor.ask(sessionDelete.path, { method: 'DELETE' })).status).toBe(200)
  expect(visitor.cookie).toBe('')
  expect((await visitor.ask(sessionGet.path)).status).toBe(401)
  expect((await whoAmI(copy)).status).toBe(200)
})

test('a key is replaced in two steps: what the old one sealed is opened, and sealed with the new one', async () => {
  const visitor = visitorOf(worker.url, await cookieOf({ signIn: 5, seal: 5 }, OLD))
  const before = visitor.cookie
  expect((await visitor.ask(sessionGet.path)).status).toBe(200)
  expect(visitor.cookie.split('=')[0]).not.toBe(before.split('=')[0])
  expect(visitor.cookie).not.toContain('; ')
  expect((await whoAmI(visitor.cookie)).status).toBe(200)
  const forged = await cookieOf({ signIn: 0, seal: 0 }, randomBytes(32).toString('hex'))
  expect((await whoAmI(forged)).status).toBe(401)
})

const from = (address: string) => ({ headers: { 'cf-connecting-ip': address } })

test('sign-ins that fail are limited for each address by the platform', async () => {
  const guess = () => visitorOf(worker.url).signIn('0'.repeat(40), from('192.0.2.1'))
  let tried = 0
  let answer = await guess()
  for (; answer.status === 401 && tried < 21; answer = await guess()) tried += 1
  expect([answer.status, await codeOf(answer)]).toEqual([429, CODES.tooManyAttempts.code])
  // The platform counts anew with each minute of the clock, and one may have begun meanwhile.
  expect(tried).toBeGreaterThanOrEqual(10)
  expect(tried).toBeLessThanOrEqual(20)
  const other = visitorOf(worker.url)
  expect((await other.signIn(upstream.tokenOf('Admin'), from('192.0.2.2'))).status).toBe(200)
})

test('a session whose token is revoked ends with a sentence', async () => {
  const visitor = visitorOf(worker.url)
  await visitor.signIn(upstream.tokenOf('Read'))
  await upstream.identity({ name: 'Read', state: 'revoked' })
  const path = `/client/v4/accounts/${upstream.accounts[0]?.id}/cfd_tunnel`
  expect((await visitor.ask(path)).status).toBe(401)
  const ended = await visitor.ask(sessionGet.path)
  expect([ended.status, await codeOf(ended)]).toEqual([401, CODES.sessionEnded.code])
})

test('behind TLS the cookie is for this very host; without it nobody is served but on this machine', async () => {
  const body = JSON.stringify({ token: upstream.tokenOf('Admin') })
  const address = 'console.example/console/v1/session'
  const secure = await worker.dispatch(`https://${address}`, { method: 'POST', body })
  expect(secure.headers.get('set-cookie')).toMatch(/^__Host-vpc_console_\w+=.*; Secure;/)
  const plain = await worker.dispatch(`http://${address}`, { redirect: 'manual' })
  expect([plain.status, plain.headers.get('location')]).toEqual([308, `https://${address}`])
})

test('Cloudflare’s API was asked for nothing that it does not know', async () => {
  expect(await upstream.requests()).not.toEqual([])
  expect(await upstream.violations()).toEqual([])
})
