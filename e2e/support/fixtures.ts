/** What the journeys stand on: a real server, a page that is signed in, the API, and connectors. */
import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { pathTo, type RouteName } from '#browser/paths.ts'
import { sessionCreate } from '#contract/session-operations.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { type Api, apiOf } from './api.ts'
import type { Connector, ConnectorOptions } from './connector/connector.ts'
import { type Console, type Mode, startConsole } from './console.ts'
import { watchFaults } from './faults.ts'
import { type Soon, soonOn } from './soon.ts'
import { type Words, WORDS } from './words.ts'

/** The name of an identity, such as Admin; or `nobody`. */
export type Who = string

interface Options {
  /** Who is signed in. */
  who: Who
  /** Whether the test has a server for itself, to stop it or to count what is in it. */
  alone: boolean
  /** Further options of a server that the test has for itself. */
  serverArgs: string[]
  /** What may stand on the browser's console though it is an error. */
  expectedFault: RegExp | null
}

interface Fixtures extends Options {
  server: Console
  /** What was started again in the place of the test's own server. */
  startedAgain: AsyncDisposableStack
  /** Starts a server that was stopped again, at the same address and with the same data. */
  restart: () => Promise<void>
  account: string
  api: (who?: Who) => Api
  /** Opens a page of the app in `page`, by its name in the map of paths. */
  go: (
    name: RouteName,
    params?: Record<string, string>,
    search?: Record<string, string>,
  ) => Promise<void>
  /** Another person's page, in a browser profile of its own. */
  another: (who?: Who) => Promise<Page>
  /** Runs a connector until the test ends. */
  connect: (tunnel: Tunnel, options?: Partial<ConnectorOptions>) => Promise<Connector>
  /** A name nobody else uses, that begins with a word. */
  named: (word: string) => string
  /** A tunnel for this test, which nobody has joined yet. */
  tunnel: Tunnel
  /** Lets the time of `page` pass until something is so. Whoever takes it has the clock in hand. */
  soon: Soon
  words: Words
}

export interface Modes {
  /** How the console runs. */
  mode: Mode
}

export const test = base.extend<Fixtures, Modes & { shared: Console }>({
  mode: ['local', { option: true, scope: 'worker' }],
  who: ['Admin', { option: true }],
  alone: [false, { option: true }],
  serverArgs: [[], { option: true }],
  expectedFault: [null, { option: true }],
  shared: [
    async ({ mode }, use) => {
      await using server = await startConsole(mode)
      await use(server)
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  startedAgain: ({}, use) => use(new AsyncDisposableStack()),
  async server({ alone, serverArgs, shared, mode, startedAgain }, use) {
    await using own = alone ? await startConsole(mode, serverArgs) : undefined
    const server = own ?? shared
    await use(server)
    // By now the page has gone: none sees its server go at the end of a test.
    await startedAgain.disposeAsync()
    expect(await server.violations()).toEqual([])
  },
  restart: ({ server, startedAgain }, use) =>
    use(async () => void startedAgain.use(await server.again())),
  account: ({ server }, use) => use(server.accountId),
  baseURL: ({ server }, use) => use(server.url),
  async context({ context, server, who, expectedFault }, use) {
    const faults = watchFaults(context, expectedFault)
    await signIn(context, server, who)
    await use(context)
    expect(faults).toEqual([])
  },
  api: ({ server }, use) => use((who = 'Admin') => apiOf(server, who)),
  go: ({ page, account }, use) =>
    use(async (name, params = {}, search = {}) => {
      await page.goto(pathTo(name, { account, tunnel: '', service: '', ...params }, search))
    }),
  async another({ browser, server, expectedFault }, use) {
    const opened: Awaited<ReturnType<typeof profileOf>>[] = []
    await use(async (who = 'Admin') => {
      const profile = await profileOf(browser, server, who, expectedFault)
      opened.push(profile)
      return profile.context.newPage()
    })
    for (const { context, faults } of opened) {
      await context.close()
      expect(faults).toEqual([])
    }
  },
  async connect({ server, api }, use) {
    const running: Connector[] = []
    await use(async (tunnel, options) => {
      const token = await api().call(tunnelToken, { tunnel: tunnel.id })
      const connector = await server.connect(tunnel.id, { token, ...options })
      running.push(connector)
      return connector
    })
    for (const connector of running) connector.kill()
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  named: ({}, use) => use((word) => `${word}-${randomBytes(4).toString('hex')}`),
  tunnel: async ({ api, named }, use) => use(await api().tunnel(named('tunnel'))),
  async soon({ page }, use) {
    await page.clock.install()
    await use(soonOn(page))
  },
  words: ({ mode }, use) => use(WORDS[mode]),
})

export { expect }

/** Marks what only a local directory has, or tells: its edge, and the events of it. */
export const LOCAL = { tag: '@local' }

/** Marks what takes options of the server, which a Worker has none of. */
export const IN_NODE = { tag: '@node' }

async function signIn(context: BrowserContext, server: Console, who: Who): Promise<void> {
  if (who === 'nobody') return
  const data = { token: server.tokenOf(who) }
  const response = await context.request.post(server.url + sessionCreate.path, { data })
  expect(response.ok()).toBe(true)
}

async function profileOf(browser: Browser, server: Console, who: Who, expected: RegExp | null) {
  const context = await browser.newContext({ baseURL: server.url })
  const faults = watchFaults(context, expected)
  await signIn(context, server, who)
  return { context, faults }
}
