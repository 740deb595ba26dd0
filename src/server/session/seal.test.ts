import { afterEach, expect, test, vi } from 'vitest'
import { openEndedSessions } from './ended.ts'
import { createSeal, type SealOptions } from './seal.ts'

const [OLD, NEW] = [
  'an old key to seal sessions with',
  'a new key, which seals sessions from now on',
] as const
const LIFE = { idle: 600, longest: 3600 }
const MINUTE = 60_000

afterEach(() => vi.useRealTimers())

const now = () => new Date().toISOString()

function sealed(given: Partial<SealOptions> = {}) {
  return createSeal({ keys: [OLD], now, life: LIFE, secure: false, ended: null, ...given })
}

const SIGNED_IN = { directory: 'cloudflare', token: 'the-token', account: 'a'.repeat(32) } as const

/** What a browser sends after it was given cookies: those that are not cleared. */
function browserWith(cookies: readonly string[]): Request {
  const kept = cookies.filter((cookie) => !cookie.includes('Max-Age=0'))
  const cookie = kept.map((one) => one.split(';')[0] ?? '').join('; ')
  return new Request('http://127.0.0.1/', { headers: { cookie } })
}

test('what was sealed is opened again, and the token is not to be read in between', async () => {
  const seal = sealed()
  const cookies = await seal.make(SIGNED_IN)
  expect(cookies.join()).not.toContain('the-token')
  expect((await seal.open(browserWith(cookies)))?.sealed).toMatchObject(SIGNED_IN)
})

test('behind TLS the cookie is bound to this very host and never travels without', async () => {
  const [cookie] = await sealed({ secure: true }).make(SIGNED_IN)
  expect(cookie).toMatch(/^__Host-vpc_console_[0-9a-f]{8}=/)
  expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  expect(cookie).not.toContain('Domain')
})

test('a key is replaced in two steps, and nobody is signed out', async () => {
  const before = browserWith(await sealed().make(SIGNED_IN))
  const during = sealed({ keys: [NEW, OLD] })
  const opened = await during.open(before)
  expect(opened?.due).toBe(true)
  if (opened === undefined) throw new Error('The old key opens nothing.')
  const renewed = await during.renew(opened.sealed)
  expect(renewed.filter((cookie) => cookie.includes('Max-Age=0'))).toHaveLength(1)
  const after = sealed({ keys: [NEW] })
  expect((await after.open(browserWith(renewed)))?.sealed.token).toBe('the-token')
  expect(await after.open(before)).toBeUndefined()
})

test('what was ended meanwhile is not renewed', async () => {
  const ended = openEndedSessions(':memory:', now)
  const seal = sealed({ ended })
  const request = browserWith(await seal.make(SIGNED_IN))
  const opened = await seal.open(request)
  if (opened === undefined) throw new Error('It opens nothing.')
  await seal.end(request)
  expect(await seal.renew(opened.sealed)).toEqual([])
})

test('a key that is replaced at once signs everybody out', async () => {
  const cookies = await sealed().make(SIGNED_IN)
  expect(await sealed({ keys: [NEW] }).open(browserWith(cookies))).toBeUndefined()
})

test('a copy of a cookie is worth nothing after the sign-out, also after a restart', async () => {
  const ended = openEndedSessions(':memory:', () => new Date().toISOString())
  const seal = sealed({ ended })
  const request = browserWith(await seal.make(SIGNED_IN))
  const copy = request.clone()
  expect((await seal.end(request)).join()).toContain('Max-Age=0')
  expect(await seal.open(copy)).toBeUndefined()
  expect(await sealed({ ended }).open(copy)).toBeUndefined()
})

test('where nothing is remembered a copy lives until it is too old', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const seal = sealed()
  const request = browserWith(await seal.make(SIGNED_IN))
  await seal.end(request)
  expect(await seal.open(request)).toBeDefined()
  vi.setSystemTime(Date.now() + 12 * MINUTE)
  expect(await seal.open(request)).toBeUndefined()
})

test.each([
  ['another session', (value: string) => value.replace(/^Fe26/, 'Fe27')],
  ['a longer one', (value: string) => value.replace('*', '*x')],
  ['nothing', () => ''],
])('a cookie that was made into %s is none', async (_, forge) => {
  const seal = sealed()
  const [cookie = ''] = await seal.make(SIGNED_IN)
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
  const request = browserWith([`${name}=${forge(value)}`])
  expect(await seal.open(request)).toBeUndefined()
})
