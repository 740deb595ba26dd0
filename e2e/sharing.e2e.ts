import type { BrowserContext, Locator, Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { countAsked } from './support/asked.ts'
import { expect, test } from './support/fixtures.ts'
import { watchTold } from './support/told.ts'

/** Opens a page of the app in so many tabs. */
async function openTabs(context: BrowserContext, address: string, count: number): Promise<Page[]> {
  const pages = await Promise.all(Array.from({ length: count }, () => context.newPage()))
  for (const page of pages) await page.goto(address)
  return pages
}

async function openTwo(context: BrowserContext, address: string): Promise<[Page, Page]> {
  const tabs: [Page, Page] = [await context.newPage(), await context.newPage()]
  for (const page of tabs) await page.goto(address)
  return tabs
}

/** Lets the pages' clock run, a little at a time, until something is so. */
async function until(context: BrowserContext, isSo: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    await context.clock.runFor(500)
    expect(await isSo()).toBe(true)
  }).toPass({ intervals: [10] })
}

/**
 * Refreshes a page, and answers it nothing; tells when the page has let go of what it asked for. Of two tabs on one server
 * only the browser can leave one without an answer.
 */
async function hold(page: Page, address: string): Promise<{ dropped: Promise<unknown> }> {
  await page.route(address, () => {})
  const asked = page.waitForRequest(address)
  await page.getByRole('button', { name: 'Refresh' }).click()
  const request = await asked
  return { dropped: page.waitForEvent('requestfailed', (failed) => failed === request) }
}

const isThere = (found: Locator): Promise<boolean> => found.isVisible()

const status = (page: Page) => page.getByRole('button', { name: /^Signed in as/ })

for (const tabs of [1, 5])
  test.describe(tabs === 1 ? 'in one tab' : `in ${tabs} tabs`, () => {
    test.use({ alone: true })

    test('the same is asked for as in one, and all show what it told', async ({
      context,
      account,
      api,
      connect,
    }) => {
      await context.clock.install()
      const { id: tunnel } = await api().tunnel('first')
      await connect(await api().tunnelCalled('first'))
      const pages = await openTabs(context, pathTo('tunnels', { account }), tabs)
      for (const page of pages)
        await expect(page.getByRole('row', { name: 'first' })).toContainText('2026.8.2')
      await context.clock.pauseAt(Date.now() + 60_000)

      /** Between two polls of the list, the tunnel is renamed once. */
      const shows = async (name: string) => {
        await api().call(tunnelUpdate, { tunnel, body: { name } })
        const rows = pages.map((page) => page.getByRole('row', { name }))
        await until(context, async () => (await Promise.all(rows.map(isThere))).every(Boolean))
      }
      await shows('begun')
      const asked = countAsked(context)
      for (const round of ['one', 'two', 'three', 'four']) await shows(round)
      expect(asked.times(/\/cfd_tunnel$/)).toBe(4)
      // They are asked for in about half and a third of the rounds.
      expect(asked.times(/\/connections$/)).toBeLessThanOrEqual(3)
      expect(asked.times(/\/directory\/services$/)).toBeLessThanOrEqual(3)
    })
  })

test('what is changed in one tab is changed in the others, without waiting for it', async ({
  context,
  account,
  api,
  named,
}) => {
  await context.clock.install()
  const [old, name] = [named('old'), named('new')]
  const { id: tunnel } = await api().tunnel(old)
  const [list, detail] = await openTwo(context, pathTo('tunnels', { account }))
  await detail.goto(pathTo('tunnel', { account, tunnel }))
  await expect(list.getByRole('row', { name: old })).toBeVisible()
  await detail.getByRole('button', { name: 'Rename' }).click()
  await context.clock.pauseAt(Date.now() + 60_000)
  await until(context, () => isThere(list.getByRole('row', { name: old })))
  const asked = countAsked(context)
  await detail.getByLabel('Tunnel name').fill(name)
  await detail.getByRole('button', { name: 'Rename' }).click()
  await until(context, () => isThere(list.getByRole('row', { name })))
  expect(asked.times(/\/cfd_tunnel$/)).toBe(1)
  expect(asked.times(/\/directory\/services$/)).toBe(0)
})

test('who signs in as somebody else does so in every tab, and is told nothing that was seen before', async ({
  context,
  account,
  server,
}) => {
  const told = await watchTold(context)
  const [first, second] = await openTwo(context, pathTo('tunnels', { account }))
  await expect(status(first)).toHaveText('Signed in as Admin')
  await second.goto(`/sign-in#token=${server.tokenOf('Read')}`)
  await expect(status(second)).toHaveText('Signed in as Read')
  await expect(status(first)).toHaveText('Signed in as Read')
  await expect(first.getByRole('button', { name: 'Create', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  const channels = () =>
    new Set(told.filter(({ word }) => word.includes('"heard"')).map(({ channel }) => channel))
  await expect.poll(() => channels().size).toBe(2)
})

test('who signs out in one tab is signed out in the others', async ({ context, account }) => {
  const [first, second] = await openTwo(context, pathTo('tunnels', { account }))
  await first.getByRole('button', { name: /^Signed in as/ }).click()
  await first.getByRole('button', { name: 'Sign out' }).click()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Sign in to VPC Console')
  await expect(second.getByText('You signed out in another tab.')).toBeVisible()
})

test('what any tab still waits for is let go when one signs out: a late answer undoes nothing', async ({
  context,
  account,
  tunnel,
}) => {
  const [first, second] = await openTwo(context, pathTo('tunnels', { account }))
  await second.goto(pathTo('tunnel', { account, tunnel: tunnel.id }))
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(tunnel.name)
  const held = [
    await hold(first, '**/cfd_tunnel?*'),
    await hold(second, `**/cfd_tunnel/${tunnel.id}`),
  ]
  await first.getByRole('button', { name: /^Signed in as/ }).click()
  await first.getByRole('button', { name: 'Sign out' }).click()
  for (const { dropped } of held) await dropped
  for (const page of [first, second])
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to VPC Console')
})

test('where a browser lets tabs neither take turns nor talk, each works for itself', async ({
  context,
  account,
  tunnel,
}) => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks')
    Reflect.deleteProperty(window, 'BroadcastChannel')
  })
  const address = pathTo('tunnels', { account }, { q: tunnel.name })
  for (const page of await openTwo(context, address))
    await expect(page.getByRole('row', { name: tunnel.name })).toBeVisible()
})

test('no tab is told the token of a tunnel', async ({ context, account, api, tunnel }) => {
  const told = await watchTold(context)
  const address = pathTo('tunnelInstall', { account, tunnel: tunnel.id })
  const pages = await openTwo(context, address)
  const token = await api().call(tunnelToken, { tunnel: tunnel.id })
  for (const page of pages) {
    await page.getByRole('button', { name: 'Reveal token' }).first().click()
    await expect(page.getByText(token).first()).toBeVisible()
  }
  await expect.poll(() => told).not.toEqual([])
  for (const { channel, word } of told) {
    expect(channel + word).not.toContain(token)
    expect(word).not.toContain(tunnelToken.name)
  }
})
