import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { isAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { connector, ONE, realAccount, SESSION, TUNNEL } from './support/real-account.ts'
import { serviceFormOn } from './support/service-form.ts'

/**
 * What pages make of what a Cloudflare account tells, and does not. The server's answers are faked in the browser, all
 * of them, so that a journey can change them from one moment to the next.
 */

test.use({ who: 'nobody' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const signIn = (page: Page) => page.getByRole('button', { name: 'Sign in' })
const lines = (page: Page) =>
  page.getByRole('list', { name: 'What happened, newest first' }).locator('> li')

test('a button works while nobody knows; a refusal then teaches the page, and keeps what was typed', async ({
  page,
}) => {
  await realAccount(page, {})
  const form = serviceFormOn(page)
  await page.goto(pathTo('serviceNew', { account: ONE }))
  await form.name.fill('orders')
  await form.host.fill('10.0.0.1')
  await form.chooseTunnel('aws')
  await form.create.click()
  const why = 'To create a VPC Service you need the Connectivity Directory Admin role.'
  await expect(page.getByRole('alert')).toContainText(why)
  await expect(page.getByRole('alert')).toContainText('The API token must hold that permission')
  await expect(form.create).toBeDisabled()
  await expect(form.create).toHaveAccessibleDescription(why)
  await expect(form.name).toHaveValue('orders')
  await page.getByRole('tab', { name: 'VPC Services' }).click()
  const create = page.getByRole('button', { name: 'Create', exact: true })
  await expect(create).toBeDisabled()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(create).toBeEnabled()
})

test('install commands and live logs that are refused say which role shows them', async ({
  page,
}) => {
  await realAccount(page, {})
  await page.goto(pathTo('tunnel', { account: ONE, tunnel: TUNNEL }))
  await page.getByRole('link', { name: 'Live logs' }).click()
  await expect(page.getByRole('main')).toContainText(
    'To read live logs on a Cloudflare account you need the Cloudflare Tunnel Write role.',
  )
  await page.goto(pathTo('tunnelInstall', { account: ONE, tunnel: TUNNEL }))
  await expect(
    page.getByRole('heading', { name: 'You may not see the install commands' }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'aws' }).click()
  await expect(page.getByRole('button', { name: 'Live logs' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Install a connector' })).toBeDisabled()
})

test('of connectors it is said what the API does not tell, and whether their version will do', async ({
  page,
}) => {
  const account = await realAccount(page, {
    connectors: [connector('new', '2026.8.2', 4), connector('old', '2025.6.1', 2)],
  })
  await page.goto(pathTo('tunnel', { account: ONE, tunnel: TUNNEL }))
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors.getByText('Transport: not told by the API')).toHaveCount(2)
  await expect(connectors.getByText('Ready for Workers VPC by its version.')).toHaveCount(1)
  await expect(connectors).toContainText('update cloudflared to 2025.7.0 or newer')
  await expect(connectors).not.toContainText('Over HTTP/2')
  await expect(page.getByRole('main')).toContainText('Each of its connectors holds four')
  await page.goto(pathTo('tunnelInstall', { account: ONE, tunnel: TUNNEL }))
  await expect(page.getByText('Your tunnel is connected')).toBeVisible()
  expect(account.asked.filter((line) => /\/(events|connectors)$/.test(line))).toEqual([])
})

test('what happened is what this browser saw, and is kept until one signs out', async ({
  page,
}) => {
  const account = await realAccount(page, {})
  await page.goto(pathTo('tunnel', { account: ONE, tunnel: TUNNEL }))
  const happened = page.getByRole('region', { name: 'What happened' })
  await expect(happened).toContainText('Seen by this browser while a page was open.')
  await expect(happened).toContainText('Nothing yet.')
  await expect(page.getByText('4 of 4 connections')).toBeVisible()
  const [tunnel] = account.tunnels
  if (tunnel !== undefined) account.tunnels = [{ ...tunnel, status: 'down' }]
  account.connectors = []
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(lines(page)).toHaveCount(2)
  await expect(happened).toContainText('The status went from Healthy to Down.')
  await expect(happened).toContainText(
    'Connector 1a2b3c4d… (cloudflared 2026.8.2, linux_amd64, from 198.51.100.7) left.',
  )
  await page.reload()
  await expect(lines(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in to VPC Console')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(SESSION.id)
})

test('what one token saw happen is gone when another that has the same name signs in, and stays when it does itself', async ({
  page,
}) => {
  const nameless = { ...SESSION, name: 'API token' }
  const account = await realAccount(page, { session: nameless })
  const address = pathTo('tunnel', { account: ONE, tunnel: TUNNEL })
  const comesAgainAs = async (session: typeof SESSION) => {
    account.session = null
    await page.goto(address)
    account.session = session
    await page.getByLabel('API token').fill('a-token')
    await signIn(page).click()
    await expect(page.getByText('0 of 4 connections')).toBeVisible()
  }
  await page.goto(address)
  await expect(page.getByText('4 of 4 connections')).toBeVisible()
  account.connectors = [connector('1a2b3c4d-0000-4000-8000-000000000000', '2026.8.2', 0)]
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(lines(page)).toHaveCount(1)
  await comesAgainAs(nameless)
  await expect(lines(page)).toHaveCount(1)
  await comesAgainAs({ ...nameless, id: 'another' })
  await expect(lines(page)).toHaveCount(0)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(SESSION.id)
})

test('what is new to this console is shown as unknown, and is not edited', async ({ page }) => {
  const account = await realAccount(page, {})
  const [tunnel] = account.tunnels
  if (tunnel !== undefined) account.tunnels = [{ ...tunnel, status: 'hibernating' }]
  const service_id = '0199295b-b3ac-7760-8246-bca40877b3e9'
  account.services = [
    {
      service_id,
      name: 'orders',
      type: 'grpc',
      host: { hostname: 'orders.internal', resolver_network: { tunnel_id: TUNNEL } },
      tls_settings: { cert_verification_mode: 'verify_new' },
      created_at: '2026-03-01T12:00:00Z',
      updated_at: '2026-03-01T12:00:00Z',
    },
  ]
  await page.goto(pathTo('tunnels', { account: ONE }))
  await expect(page.getByRole('row', { name: 'aws' })).toContainText('Unknown (hibernating)')
  await page.getByRole('tab', { name: 'VPC Services' }).click()
  await page.getByRole('link', { name: 'orders' }).click()
  const facts = page.getByRole('main')
  await expect(facts).toContainText('Unknown (grpc)')
  await expect(facts).toContainText('Unknown (verify_new)')
  await expect(page.getByRole('button', { name: 'Edit' })).toBeDisabled()
  await page.goto(pathTo('serviceEdit', { account: ONE, service: service_id }))
  await expect(facts).toContainText('This service can’t be edited here: it is of a type')
})

test('axe finds nothing on what only a Cloudflare account has, and nothing scrolls sideways', async ({
  page,
}) => {
  const account = await realAccount(page, {
    session: null,
    connectors: [connector('new', '2026.8.2', 4), connector('old', '2025.6.1', 2)],
  })
  await page.goto('/')
  await page.getByRole('radio', { name: 'Cloudflare account' }).check()
  await page.getByLabel('API token').fill('of-an-account')
  await signIn(page).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await isAccessible(page)
  account.session = SESSION
  await page.goto(pathTo('tunnel', { account: ONE, tunnel: TUNNEL }))
  await expect(page.getByText('Too old for Workers VPC')).toBeVisible()
  account.connectors = []
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(lines(page)).toHaveCount(2)
  await isAccessible(page)
  await page.getByRole('button', { name: 'Account Company' }).click()
  await expect(page.getByRole('navigation', { name: 'Accounts' })).toBeVisible()
  await isAccessible(page)
})
