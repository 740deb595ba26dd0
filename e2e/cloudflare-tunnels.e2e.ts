import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { copiedBy } from './support/clipboard.ts'
import { isAccessible } from './support/accessible.ts'
import { countAsked } from './support/asked.ts'
import { expect, test } from './support/upstream.ts'

/** What of a tunnel a Cloudflare account tells otherwise than a local directory, or not at all. */

const happenedOn = (page: Page) => page.getByRole('region', { name: 'What happened' })

test('of a connector it is said whether its version will do, and what the API does not tell', async ({
  context,
  page,
  go,
  connect,
  tunnel,
}) => {
  await connect(tunnel, { version: '2026.8.2' })
  await connect(tunnel, { version: '2025.6.1' })
  const asked = countAsked(context)
  await go('tunnel', { tunnel: tunnel.id })
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors.getByText('Transport: not told by the API')).toHaveCount(2)
  await expect(connectors.getByText('Ready for Workers VPC by its version.')).toHaveCount(1)
  await expect(connectors).toContainText('update cloudflared to 2025.7.0 or newer')
  await expect(connectors).not.toContainText('Over HTTP/2')
  await isAccessible(page)
  expect(asked.times(/^\/console\/v1\/.*\/(events|connectors)$/)).toBe(0)
})

test('what happened to a tunnel is what this browser saw of it, also after a reload', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
}) => {
  await go('tunnel', { tunnel: tunnel.id })
  const happened = happenedOn(page)
  await expect(happened).toContainText('Seen by this browser while a page was open.')
  await expect(happened).toContainText('Nothing yet.')
  // What is there at the first look did not happen before this browser's eyes.
  await expect(page.getByText('No connector is connected now.')).toBeVisible()
  const connector = await connect(tunnel)
  await soon((now) => now(happened).toContainText(/The status went from \w+ to Healthy\./))
  // Status and connectors are asked for apart, and either may be heard first.
  await soon((now) => now(happened).toContainText('joined'))
  connector.kill()
  await soon((now) => now(happened).toContainText(/The status went from \w+ to Down\./))
  await soon((now) => now(happened).toContainText('left'))
  await page.reload()
  await expect(happened).toContainText(/The status went from \w+ to Healthy\./)
})

test('the commands are those for Cloudflare’s network, and the page says what a host must reach', async ({
  page,
  go,
  tunnel,
}) => {
  await go('tunnelInstall', { tunnel: tunnel.id })
  await expect(page.getByText('or newer, and outbound UDP port 7844.')).toBeVisible()
  const copy = page.getByRole('button', { name: 'Copy run command' })
  expect(await copiedBy(page, () => copy.click())).toMatch(
    /^sudo cloudflared service install eyJ[\w=]+$/,
  )
  await expect(page.getByRole('main')).not.toContainText('--edge')
})

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  test('what one token saw happen is gone when another of the same name signs in, or when it signs out', async ({
    context,
    page,
    server,
    account,
    tunnel,
    connect,
    soon,
  }) => {
    const address = pathTo('tunnel', { account, tunnel: tunnel.id })
    // Neither tells whose it is, so both go by the same name.
    const comeAs = async (who: string) => {
      await context.clearCookies()
      await page.goto(address)
      await page.getByLabel('API token').fill(server.tokenOf(who))
      await page.getByLabel('Account ID').fill(account)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText('No connector is connected now.', { exact: true })).toBeVisible()
    }
    await comeAs('Sees tokens')
    const connector = await connect(tunnel)
    await soon((now) => now(happenedOn(page)).toContainText('joined'))
    connector.kill()
    await soon((now) => now(happenedOn(page)).toContainText('left'))
    await comeAs('Sees tokens')
    await expect(happenedOn(page)).toContainText('joined')
    await comeAs('Account token')
    await expect(happenedOn(page)).toContainText('Nothing yet.')
    await comeAs('Sees tokens')
    await expect(happenedOn(page)).toContainText('Nothing yet.')
    await page.getByRole('button', { name: /^Signed in as/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in to VPC Console' })).toBeVisible()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(tunnel.id)
  })

  test('a link for signing in to a local directory is refused in words, and leaves no token behind', async ({
    page,
    server,
  }) => {
    const token = server.tokenOf('Admin')
    await page.goto(`/sign-in#token=${token}`)
    await expect(page.getByRole('alert')).toContainText('This console was not started for that.')
    expect(page.url()).not.toContain(token)
  })
})
