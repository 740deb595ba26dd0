import { afterEach, expect, test, vi } from 'vitest'
import { ACCOUNT, EVERYBODY, startConsole, tokenOf, type Who } from '#server/testing/console.ts'

const SESSION = '/console/v1/session'
const SERVICES = `/client/v4/accounts/${ACCOUNT}/connectivity/directory/services`
const OWN = { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' }

type Console = ReturnType<typeof startConsole>

const signIn = ({ send }: Console, token: string, headers: Record<string, string> = OWN) =>
  send(SESSION, { method: 'POST', body: JSON.stringify({ token }), headers })

/** Signs in, and answers what the browser would send from then on. */
async function cookieOf(console: Console, who: Who = 'admin'): Promise<string> {
  const response = await signIn(console, tokenOf(who))
  expect(response.status).toBe(200)
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

afterEach(() => vi.useRealTimers())

test.each(EVERYBODY)(
  '%s signs in with a token, and the page learns who and where, not the token',
  async (who) => {
    const console = startConsole()
    const response = await signIn(console, tokenOf(who))
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      success: true,
      result: {
        directory: 'local',
        name: who,
        accounts: [{ id: ACCOUNT }],
        edge: { address: '127.0.0.1:7844', ca_file: '/data/edge-ca.pem' },
      },
    })
    const cookie = response.headers.get('set-cookie')
    expect(cookie).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(`${text}${cookie}`).not.toContain(tokenOf(who))
  },
)

test('a token that nobody has signs nobody in', async () => {
  const response = await signIn(startConsole(), 'nobody')
  expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
  expect(await response.json()).toMatchObject({
    errors: [{ code: 1000, source: { pointer: '/token' } }],
  })
})

test('the cookie stands for the token, with the same roles', async () => {
  const console = startConsole()
  const cookie = await cookieOf(console, 'read')
  const headers = { cookie, ...OWN }
  expect((await console.send(SERVICES, { headers })).status).toBe(200)
  expect((await console.send(SERVICES, { method: 'POST', headers, body: '{}' })).status).toBe(403)
  const session = await (await console.send(SESSION, { headers })).json()
  expect(session).toMatchObject({ result: { name: 'read' } })
})

test.each([
  ['no cookie', ''],
  ['a forged one', 'x=y; vpc_console_00000000=forged'],
])('with %s nobody is signed in', async (_, cookie) => {
  const { send } = startConsole()
  expect((await send(SESSION, { headers: { cookie } })).status).toBe(401)
  expect((await send(SERVICES, { headers: { cookie } })).status).toBe(400)
})

test('a cookie that was changed by one letter is worth nothing', async () => {
  const console = startConsole()
  const cookie = await cookieOf(console)
  const middle = Math.floor(cookie.length / 2)
  const changed = `${cookie.slice(0, middle)}${cookie[middle] === 'A' ? 'B' : 'A'}${cookie.slice(middle + 1)}`
  expect((await console.send(SESSION, { headers: { cookie: changed } })).status).toBe(401)
})

test('a session ends twelve hours after it was last renewed, and is renewed by use', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const console = startConsole()
  const pass = (hours: number) => {
    console.clock.at += hours * 3_600_000
    vi.setSystemTime(Date.now() + hours * 3_600_000)
  }
  const cookie = await cookieOf(console)
  const use = (it: string, path = SERVICES) => console.send(path, { headers: { cookie: it } })
  const renewal = async () => (await use(cookie, SESSION)).headers.get('set-cookie')
  expect(await renewal()).toBeNull()
  pass(11)
  expect((await use(cookie)).headers.get('set-cookie')).toBeNull()
  const renewed = (await renewal())?.split(';')[0] ?? ''
  expect(renewed).not.toBe('')
  pass(2)
  expect((await use(cookie)).status).toBe(400)
  expect((await use(renewed)).status).toBe(200)
})

test('a session ends seven days after the sign-in, however much it is used', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const console = startConsole()
  let cookie = await cookieOf(console)
  const use = () => console.send(SESSION, { headers: { cookie } })
  for (let hours = 10; hours < 7 * 24; hours += 10) {
    console.clock.at += 10 * 3_600_000
    vi.setSystemTime(Date.now() + 10 * 3_600_000)
    const renewed = await use()
    expect(renewed.status).toBe(200)
    cookie = renewed.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  console.clock.at += 10 * 3_600_000
  vi.setSystemTime(Date.now() + 10 * 3_600_000)
  expect((await use()).status).toBe(401)
})

test('signing out clears the cookie', async () => {
  const console = startConsole()
  const cookie = await cookieOf(console)
  const response = await console.send(SESSION, { method: 'DELETE', headers: { cookie, ...OWN } })
  expect(response.status).toBe(200)
  expect(response.headers.get('set-cookie')).toContain(`${cookie.split('=')[0]}=; Max-Age=0`)
})

test('a copy of the cookie is worth nothing after the sign-out', async () => {
  const console = startConsole()
  const cookie = await cookieOf(console)
  await console.send(SESSION, { method: 'DELETE', headers: { cookie, ...OWN } })
  expect((await console.send(SERVICES, { headers: { cookie } })).status).toBe(400)
  expect((await console.send(SESSION, { headers: { cookie } })).status).toBe(401)
})

test('signing in as somebody else ends the session before', async () => {
  const console = startConsole()
  const cookie = await cookieOf(console)
  await signIn(console, tokenOf('read'), { ...OWN, cookie })
  expect((await console.send(SERVICES, { headers: { cookie } })).status).toBe(400)
})

test('ten sign-ins that fail within a minute are enough; those that succeed do not count', async () => {
  const console = startConsole()
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await signIn(console, tokenOf('admin'))).status).toBe(200)
    expect((await signIn(console, `guess ${tries}`)).status).toBe(401)
  }
  const refused = await signIn(console, tokenOf('admin'))
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ errors: [{ code: 9713 }] })
})

test('what one may sign in to is told to everybody', async () => {
  const response = await startConsole().send('/console/v1/directories')
  expect(await response.json()).toMatchObject({ result: { directories: ['local'] } })
})

test('a directory that is not offered is refused at its place', async () => {
  const body = JSON.stringify({ token: tokenOf('admin'), directory: 'cloudflare' })
  const response = await startConsole().send(SESSION, { method: 'POST', body, headers: OWN })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ source: { pointer: '/directory' } }] })
})

test('each token has an id of its own, which stays, and does not tell the token', async () => {
  const console = startConsole()
  const idOf = async (who: Who) => {
    const envelope: { result: { id: string } } = await (await signIn(console, tokenOf(who))).json()
    return envelope.result.id
  }
  const [first, again, other] = [await idOf('admin'), await idOf('admin'), await idOf('read')]
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  expect([again, other === first]).toEqual([first, false])
})

test('a token that would not fit into a cookie is refused at its box', async () => {
  const response = await signIn(startConsole(), 'x'.repeat(2001))
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ source: { pointer: '/token' } }] })
})

test('the name and password that a proxy asks for do not hide the session', async () => {
  const console = startConsole()
  const headers = { cookie: await cookieOf(console), authorization: 'Basic bWU6c2VjcmV0' }
  expect((await console.send(SESSION, { headers })).status).toBe(200)
})

test('a sign-in that fails is told in the log, without the token', async () => {
  const console = startConsole()
  await signIn(console, 'guess-of-somebody')
  expect(console.lines.join()).toMatch(/A sign-in from somebody failed/)
  expect(console.lines.join()).not.toContain('guess-of-somebody')
})
