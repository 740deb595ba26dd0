import type { Page } from '@playwright/test'
import { sessionCreate } from '#contract/session-operations.ts'
import { BROWSER_ARGS } from '../scripts/browser.ts'
import { everyWay } from './attacks/every-way.ts'
import { BEFORE, openDoor, openEvil, type Heard } from './attacks/evil.ts'
import { expect, test as base } from './support/fixtures.ts'

/** Whatever a browser says of what it does not let another page do. */
const FORBIDDEN =
  /CORS|ERR_|Refused|refused|frame|Framing|Failed to load|WebSocket|EventSource|MIME|blocked/

interface Fixtures {
  /** What the victim's console hears, from its first page on. */
  heard: Heard[]
  /** Where the victim has it open. */
  console: string
  /** Opens a page of somebody else beside it, under a name. */
  evil: (host: string) => Promise<Page>
}

const test = base.extend<Fixtures & { door: Awaited<ReturnType<typeof openDoor>> }>({
  async door({ server }, use) {
    await using door = await openDoor(server.url)
    await use(door)
  },
  heard: ({ door }, use) => use(door.heard),
  console: ({ door }, use) => use(`http://127.0.0.1:${door.port}`),
  async evil({ context, console, server }, use) {
    const data = { token: server.tokenOf('Admin') }
    const signedIn = await context.request.post(console + sessionCreate.path, { data })
    expect(signedIn.ok()).toBe(true)
    await using other = await openEvil()
    await use(async (host) => {
      const page = await context.newPage()
      await page.goto(`http://${host}:${other.port}/`)
      return page
    })
  },
})

test.use({
  who: 'nobody',
  alone: true,
  expectedFault: FORBIDDEN,
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [...BROWSER_ARGS, '--host-resolver-rules=MAP *.example 127.0.0.1'],
    }),
})

/** Of another site, of another port of this site, and of another name of this machine. */
const HOSTS = ['evil.example', '127.0.0.1', 'localhost']

for (const host of HOSTS)
  test(`a page of ${host} changes nothing and reads nothing, whichever way it asks`, async ({
    evil,
    api,
    heard,
    console,
    account,
    named,
  }) => {
    const tunnel = await api().tunnel(named('victim'))
    const page = await evil(host)
    heard.length = 0
    const outcomes = await page.evaluate(everyWay, { console, account, tunnel: tunnel.id })
    expect(
      outcomes.filter(([, outcome]) => !/^(refused|opaque|empty|sent)$/.test(outcome)),
    ).toEqual([])
    // Some of it the browser itself stops, before it asks.
    const ofApi = heard.filter(({ asked }) => /^\w+ \/(client|console)\//.test(asked))
    await expect.poll(() => ofApi.length).toBeGreaterThan(15)
    expect(ofApi.filter(({ status }) => status !== 403).map(({ asked }) => asked)).toEqual([])
    // To a browser another port of this machine is the same site.
    const withCookie = heard.filter(({ headers }) => headers.cookie !== undefined)
    expect(withCookie.length > 0).toBe(host === '127.0.0.1')
    expect(await api().tunnelCalled(tunnel.name)).toMatchObject({ id: tunnel.id })
  })

test('a page of somebody else frames the console in no way', async ({ evil, console }) => {
  for (const host of HOSTS) {
    const page = await evil(host)
    for (const path of ['/', '/sign-in', '/favicon.svg', '/client/v4/user'])
      await page.evaluate((src) => {
        const frame = document.createElement('iframe')
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
        frame.src = src
        document.body.append(frame)
        return loaded.then(() => {})
      }, console + path)
    const shown = await Promise.all(
      page.frames().map((frame) => frame.evaluate('location.href').catch(() => '')),
    )
    expect(shown.filter((address) => String(address).startsWith(console))).toEqual([])
    const words = page
      .frames()
      .map(async (frame) => (await frame.locator('body').textContent()) ?? '')
    expect((await Promise.all(words)).join()).not.toMatch(/VPC|Sign in|success/)
  }
})

test('a page that opens the console, or is opened beside it, has no hold on it', async ({
  evil,
  console,
  heard,
  context,
}) => {
  const page = await evil('evil.example')
  const opening = context.waitForEvent('page')
  await page.evaluate((url) => void Reflect.set(globalThis, 'victim', open(url, 'victim')), console)
  const victim = await opening
  await victim.waitForLoadState()
  await expect(victim.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await victim.evaluate(() => globalThis.opener === null)).toBe(true)
  // Another group of pages: to who opened it, it is closed, and cannot be led elsewhere.
  expect(await page.evaluate(() => Reflect.get(Reflect.get(globalThis, 'victim'), 'closed'))).toBe(
    true,
  )
  await page.evaluate(
    () => void Reflect.get(globalThis, 'victim').postMessage('{"token":"x"}', '*'),
  )
  const first = heard.find(({ headers }) => headers['sec-fetch-dest'] === 'document')
  expect(first?.headers.cookie).toBeUndefined()
})

test('whoever leads the victim to an address of the API by a link or a form gets nothing done', async ({
  evil,
  console,
  heard,
  account,
  server,
  api,
}) => {
  const tunnels = `${console}/client/v4/accounts/${account}/cfd_tunnel`
  for (const [method, url] of [
    ['get', tunnels],
    ['post', tunnels],
    ['post', `${console}/console/v1/session`],
    ['post', `${console}/`],
    ['get', `${console}/sign-in?from=//evil.example`],
  ] as const) {
    const page = await evil('evil.example')
    heard.length = 0
    await page.evaluate(
      ([how, action]) => {
        const form = document.createElement('form')
        Object.assign(form, { method: how, action, enctype: 'text/plain' })
        const field = document.createElement('input')
        Object.assign(field, { name: '{"name":"led","config_src":"cloudflare","x":"', value: '"}' })
        form.append(field)
        document.body.append(form)
        form.submit()
      },
      [method, url] as const,
    )
    await page.waitForURL((at) => at.href.startsWith(console))
    const [led] = heard
    expect(led?.asked.startsWith(method.toUpperCase())).toBe(true)
    expect(led?.headers.cookie).toBeUndefined()
    await page.close()
  }
  await expect(api().tunnelCalled('led')).rejects.toThrow('There are 0')
  expect(server.accountId).toBe(account)
})

test('a name that is made to point here is shown no page, and its page reads nothing', async ({
  page,
  context,
  console,
  server,
}) => {
  const data = { token: server.tokenOf('Admin') }
  await context.request.post(console + sessionCreate.path, { data })
  const rebound = console.replace('127.0.0.1', 'rebound.example')
  const shown = await page.goto(`${rebound}/`)
  expect(shown?.status()).toBe(403)
  await expect(page.locator('body')).toContainText('does not answer to the name rebound.example')
  // As it was before the name was made to point here.
  await page.goto(`${rebound}${BEFORE}`)
  const answers = await page.evaluate(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page is handed this function alone
    const status = async (...asked: Parameters<typeof fetch>) =>
      fetch(...asked).then(
        (answer) => answer.status,
        (error: unknown) => String(error),
      )
    return Promise.all([
      status('/client/v4/accounts', { credentials: 'include' }),
      status('/console/v1/session'),
      status('/console/v1/session', { method: 'DELETE' }),
      status('/console/v1/session', { method: 'POST', body: '{"token":"x"}' }),
      status('/assets/'),
      status('/'),
    ])
  })
  expect(answers).toEqual([403, 403, 403, 403, 403, 403])
})

/** Addresses elsewhere, in spellings that a browser or a router might take for one; more are tried without a browser. */
const ELSEWHERE = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https:evil.example',
  'javascript:location="//evil.example"',
  '/..//evil.example',
  '%2F%2Fevil.example',
  '/%5Cevil.example',
  '／／evil.example',
  '@evil.example',
]

test('no link leads through the sign-in to another site', async ({ page, context, server }) => {
  const token = server.tokenOf('Admin')
  const elsewhere: string[] = []
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== server.url) elsewhere.push(request.url())
  })
  for (const from of ELSEWHERE) {
    await context.clearCookies()
    await page.goto('about:blank')
    await page.goto(`${server.url}/sign-in?from=${encodeURIComponent(from)}#token=${token}`)
    await expect(page).not.toHaveURL(/sign-in/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(page.url().startsWith(`${server.url}/`)).toBe(true)
  }
  expect(elsewhere).toEqual([])
})
