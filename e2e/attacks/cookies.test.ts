/** A cookie that somebody else has got hold of, or has made. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startProcess } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { forThisFile, MODES, startTarget } from './target.ts'

const SESSION = '/console/v1/session'

/** What a server answers to whoever shows a cookie. */
async function statusWith(url: string, cookie: string): Promise<number> {
  const response = await fetch(url + SESSION, { headers: { cookie } })
  await response.text()
  return response.status
}

/** The `set-cookie` of a sign-in as from a browser at that origin. */
async function givenAt(url: string, token: string, origin: string): Promise<string> {
  const body = JSON.stringify({ token })
  const response = await fetch(url + SESSION, { method: 'POST', body, headers: { origin } })
  expect(response.status).toBe(200)
  const [given = '', ...more] = response.headers.getSetCookie()
  expect(more).toEqual([])
  return given
}

async function boundToTls(url: string): Promise<string | null> {
  const response = await fetch(url)
  await response.text()
  return response.headers.get('strict-transport-security')
}

/** One bit of one character made another, in the base of the cookie’s characters. */
const flipped = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

describe.each(MODES)('in %s mode', async (mode) => {
  const target = await forThisFile(mode)
  const { url, tokenOf, data, upstream } = target

  /** Starts it again with the same data, as another process. */
  async function again(flags: string[] = [], of = mode) {
    const edge = ['--edge-port', '0']
    const before = [
      '--mode',
      'cloudflare',
      '--cloudflare-api',
      upstream?.api ?? 'http://127.0.0.1:1/client/v4',
    ]
    const args = [...(of === 'local' ? edge : before), ...flags]
    const next = await startProcess({ data, args })
    onTestFinished(() => next.kill())
    return next
  }

  test('the cookie is out of reach of scripts and of other sites, and holds no token to be read', async () => {
    const token = tokenOf('Admin')
    const given = await givenAt(url, token, url)
    const [pair = '', ...attributes] = given.split('; ')
    expect(attributes.toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/',
      'SameSite=Strict',
    ])
    expect(pair).toMatch(/^vpc_console_[0-9a-f]{8}=[\w*.~%-]+$/)
    expect(pair).not.toContain(token)
  })

  test('a sign-out ends every copy of the cookie, and no other session', async () => {
    const [stolen, other] = await Promise.all([target.cookieOf('Admin'), target.cookieOf('Admin')])
    const victim = visitorOf(url, stolen)
    expect((await victim.ask(SESSION, { method: 'DELETE' })).status).toBe(200)
    expect(await statusWith(url, stolen)).toBe(401)
    expect(await statusWith(url, other)).toBe(200)
    expect(victim.cookie).toBe('')
  })

  test('a cookie that was cut, changed or put together opens nothing', async () => {
    const cookie = await target.cookieOf('Admin')
    const [name = '', value = ''] = cookie.split('=')
    const other = (await target.cookieOf('Read')).split('=')[1] ?? ''
    const places = Array.from({ length: 60 }, (_, index) => Math.floor((index * value.length) / 60))
    const parts = value.split('*')
    const forged = [
      '',
      value.slice(0, -10),
      value.slice(10),
      ...places.map((at) => value.slice(0, at)),
      ...places.filter((at) => !/[~%*.]/.test(value[at] ?? '')).map((at) => flipped(value, at)),
      ...parts
        .map((_, at) => parts.with(at, other.split('*')[at] ?? '').join('*'))
        .filter((one) => one !== value && one !== other),
      ...parts.map((_, at) => parts.with(at, '').join('*')),
      tokenOf('Admin'),
      '__proto__',
      '%00',
      'Fe26.2**',
      JSON.stringify({ token: tokenOf('Admin'), directory: mode }),
    ].filter((one) => one !== value)
    const opened = await Promise.all(
      forged.map(async (one) => ((await statusWith(url, `${name}=${one}`)) === 401 ? [] : [one])),
    )
    expect(opened.flat()).toEqual([])
    expect(await statusWith(url, cookie)).toBe(200)
    expect(target.said()).not.toContain('error ')
  })

  test('a cookie of another console opens nothing here, under either name', async () => {
    await using elsewhere = await startTarget(mode)
    const cookie = await elsewhere.cookieOf('Admin')
    const own = (await target.cookieOf('Admin')).split('=')[0] ?? ''
    expect(await statusWith(url, cookie)).toBe(401)
    expect(await statusWith(url, `${own}=${cookie.split('=')[1]}`)).toBe(401)
  })

  test('with TLS before it the cookie never travels without, and browsers stay with TLS', async () => {
    const origin = 'https://console.example'
    await using behind = await startTarget(mode, ['--public-url', origin])
    const given = await givenAt(behind.url, behind.tokenOf('Admin'), origin)
    expect(given).toMatch(/^__Host-vpc_console_[0-9a-f]{8}=/)
    expect(given).toContain('; Path=/; HttpOnly; Secure; SameSite=Strict')
    expect(given).not.toMatch(/domain/i)
    for (const path of ['/', '/client/v4/user', '/nowhere.js']) {
      expect(await boundToTls(behind.url + path)).toBe('max-age=31536000')
      expect(await boundToTls(url + path)).toBeNull()
    }
  })

  test('a restart ends no session, and brings none back; another directory or another key opens none', async () => {
    const [kept, ended] = await Promise.all([target.cookieOf('Admin'), target.cookieOf('Admin')])
    await visitorOf(url, ended).ask(SESSION, { method: 'DELETE' })
    await target.kill()
    for (const name of ['sessions.sqlite', 'session-key'])
      expect((await stat(join(data, name))).mode & 0o777).toBe(0o600)
    const next = await again()
    expect(await statusWith(next.url, kept)).toBe(200)
    expect(await statusWith(next.url, ended)).toBe(401)
    await next.kill()
    const other = await again([], mode === 'local' ? 'cloudflare' : 'local')
    expect(await statusWith(other.url, kept)).toBe(401)
    await other.kill()
    await rm(join(data, 'session-key'))
    const replaced = await again()
    expect(await statusWith(replaced.url, kept)).toBe(401)
    const own = (await givenAt(replaced.url, tokenOf('Admin'), replaced.url)).split('=')[0] ?? ''
    expect(await statusWith(replaced.url, `${own}=${kept.split('=')[1]}`)).toBe(401)
  })
})
