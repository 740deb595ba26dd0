import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { expect, test } from './support/fixtures.ts'
import { allCodeIn } from './support/loaded.ts'

/** What the page asks for by itself, asked for now. */
const pollSoon = (page: Page) => page.clock.fastForward('01:00')

test.describe('when the server is stopped', () => {
  test.use({ alone: true, expectedFault: /^Failed to load resource: net::ERR_/ })

  test('a list keeps what it last heard, says since when, and goes on when the server is back', async ({
    page,
    context,
    go,
    account,
    api,
    connect,
    server,
    restart,
  }) => {
    await page.clock.install()
    const tunnel = await api().tunnel('tunnel')
    const joined = await api().tunnel('joined')
    await connect(joined, { transport: 'quic' })
    const install = await context.newPage()
    await install.clock.install()
    await install.goto(pathTo('tunnelInstall', { account, tunnel: joined.id }))
    await expect(install).toHaveTitle('✓ Connected – joined · VPC Console')
    await api().service('before', tunnel)
    await go('services')
    const row = page.getByRole('row', { name: 'before' })
    await expect(row).toBeVisible()
    await server.stop()
    await pollSoon(install)
    await expect(install).toHaveTitle('Connected (last known) – joined · VPC Console')
    await pollSoon(page)
    const lost = page.getByText(/^Connection lost\. Last heard \d\d:\d\d:\d\d$/)
    await expect(lost).toBeVisible()
    await expect(row).toBeVisible()

    await restart()
    await pollSoon(page)
    await expect(lost).toBeHidden()
    await expect(row).toContainText('Inactive')
  })

  test('a page that was not seen before says that it could not be loaded, and can be tried again', async ({
    page,
    go,
    api,
    server,
    restart,
  }) => {
    await api().service('unseen', await api().tunnel('tunnel'))
    await go('services')
    const link = page.getByRole('link', { name: 'unseen' })
    await expect(link).toBeVisible()
    await allCodeIn(page)
    await server.stop()
    await link.click()
    const failed = page.getByRole('heading', { name: 'Could not load this VPC Service' })
    await expect(failed).toBeVisible()
    await expect(page.getByText('VPC Console cannot be reached.')).toBeVisible()
    await restart()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('unseen')
  })

  test('a form that can not be sent says so, and keeps what was typed', async ({
    page,
    go,
    server,
    restart,
  }) => {
    await go('tunnelNew')
    const box = page.getByLabel('Tunnel name')
    await box.fill('later')
    await allCodeIn(page)
    await server.stop()
    await page.getByRole('button', { name: 'Save tunnel' }).click()
    await expect(page.getByRole('alert')).toContainText('VPC Console cannot be reached.')
    await expect(box).toHaveValue('later')
    await restart()
    await page.getByRole('button', { name: 'Save tunnel' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('later')
  })
})

test.describe('when the network is gone', () => {
  test.use({ expectedFault: /^Failed to load resource: net::ERR_INTERNET_DISCONNECTED/ })

  test('a page whose code could not be loaded says so, and comes when it is reloaded', async ({
    page,
    go,
  }) => {
    // It may be asked for ahead, at a moment of the browser's own.
    const code = /\/assets\/CreateServicePage-/
    await page.route(code, (route) => route.abort('internetdisconnected'))
    await go('services')
    await page.getByRole('button', { name: 'Create', exact: true }).press('Enter')
    await expect(page.getByRole('alert')).toContainText('Could not load the page')
    await page.unroute(code)
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByLabel('Service name')).toBeVisible()
  })
})

test('an address that leads nowhere says so, and leads back', async ({ page, account }) => {
  await page.goto(`/${account}/workers/vpc/nothing`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  await page.getByRole('link', { name: 'Go to VPC Services' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('VPC Services')
})

const NOBODY = '11111111-2222-4333-8444-555555555555'

test('what is not there is said not to be: a VPC Service, a tunnel, and the pages that belong to one', async ({
  page,
  account,
}) => {
  for (const [title, path] of [
    ['VPC Service', `services/${NOBODY}`],
    ['Tunnel', `tunnels/${NOBODY}`],
    ['Install a connector', `tunnels/${NOBODY}/install`],
    ['VPC Service', `services/${NOBODY}/edit`],
  ] as const) {
    await page.goto(`/${account}/workers/vpc/${path}`)
    await expect(page.getByRole('alert')).toContainText('Not found')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page).toHaveTitle(`${title} · VPC Console`)
    await expect(page.getByRole('tab', { name: 'Tunnels' })).toBeVisible()
  }
})

test('an id that is none is answered in words, not by a crash', async ({ page, account }) => {
  await page.goto(`/${account}/workers/vpc/services/nonsense`)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByText('This page failed')).toBeHidden()
})

test('another account’s address says that this is not one’s own', async ({ page }) => {
  await page.goto(`/${'0'.repeat(32)}/workers/vpc`)
  await expect(page.getByRole('alert')).toContainText('You are not signed in to this account')
})
