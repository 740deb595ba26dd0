import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { isAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { connector, ONE, realAccount, SESSION, TUNNEL, TWO } from './support/real-account.ts'
import { serviceFormOn } from './support/service-form.ts'

test.use({ who: 'nobody' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const signIn = (page: Page) => page.getByRole('button', { name: 'Sign in' })
const lines = (page: Page) =>
  page.getByRole('list', { name: 'What happened, newest first' }).locator('> li')

test('who signs in chooses between the two directories, and is told what the token needs', async ({
  page,
}) => {
  const account = await realAccount(page, { session: null })
  await page.goto('/')
  const box = page.getByLabel('API token')
  await expect(page.getByRole('radio', { name: 'Local directory' })).toBeChecked()
  await expect(box).toHaveAccessibleDescription(/identities\.json/)
  await expect(page.getByLabel('Account ID')).toBeHidden()
  await page.getByRole('radio', { name: 'Cloudflare account' }).check()
  await expect(box).toHaveAccessibleDescription(/Connectivity Directory Read.*Cloudflare Tunnel/)
  await box.fill('of-an-account')
  await signIn(page).click()
  const which = page.getByLabel('Account ID')
  await expect(which).toHaveAccessibleDescription(/^This token does not say which account/)
  await expect(which).toBeFocused()
  await which.fill(ONE)
  await signIn(page).click()
  await expect(heading(page)).toHaveText('VPC Services')
  expect(account.sent.at(-1)).toEqual({
    directory: 'cloudflare',
    token: 'of-an-account',
    account: ONE,
  })
})

test('where one directory is offered there is nothing to choose', async ({ page }) => {
  const account = await realAccount(page, { session: null, offered: ['cloudflare'] })
  await page.goto('/sign-in')
  await expect(page.getByLabel('Account ID')).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await page.getByLabel('API token').fill('a-token')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('VPC Services')
  expect(account.sent).toEqual([{ directory: 'cloudflare', token: 'a-token' }])
})

test('who is quicker than the list of directories is signed in to the first', async ({ page }) => {
  const account = await realAccount(page, { session: null, offered: ['cloudflare'] })
  await page.route('**/console/v1/directories', () => {})
  await page.goto('/sign-in')
  await page.getByLabel('API token').fill('a-token')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('VPC Services')
  expect(account.sent).toEqual([{ token: 'a-token' }])
})

test('a token that expired ends the session with the reason, and what was typed is kept', async ({
  page,
}) => {
  const account = await realAccount(page, {})
  const form = serviceFormOn(page)
  await page.goto(pathTo('serviceNew', { account: ONE }))
  await form.name.fill('orders')
  account.session = null
  account.ended = 'Cloudflare no longer accepts this token: it expired on March 1.'
  await form.host.fill('10.0.0.1')
  await form.chooseTunnel('aws')
  await form.create.click()
  await expect(page.getByText('it expired on March 1. Then go on where you were.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Cloudflare account' })).toBeChecked()
  await page.getByLabel('API token').fill('a-new-token')
  await signIn(page).click()
  await expect(form.name).toHaveValue('orders')
})

test('the other account is one press away, on the same tab, and is where one begins next time', async ({
  page,
}) => {
  await realAccount(page, {})
  await page.goto('/')
  await page.getByRole('tab', { name: 'Tunnels' }).click()
  await page.getByRole('button', { name: 'Account Company' }).click()
  const accounts = page.getByRole('navigation', { name: 'Accounts' })
  await expect(accounts.getByRole('link', { name: ONE })).toHaveAttribute('aria-current', 'true')
  await accounts.getByRole('link', { name: 'Company Staging' }).click()
  await expect(page).toHaveURL(pathTo('tunnels', { account: TWO }))
  await expect(accounts).toBeHidden()
  await expect(heading(page)).toBeFocused()
  await page.goto('/')
  await expect(page).toHaveURL(pathTo('services', { account: TWO }))
  await page.getByRole('button', { name: 'Signed in as' }).click()
  const panel = page.getByRole('region', { name: 'Identity' })
  await expect(panel).toContainText('Cloudflare account')
  await expect(panel).toContainText('Connectivity Directory Read')
  await page.goto(pathTo('services', { account: ONE }))
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await expect(panel).toContainText('Not told by the API')
  await page.goto(pathTo('services', { account: 'f'.repeat(32) }))
  await expect(heading(page)).toHaveText('Another account')
})

test('who has one account has nothing to switch', async ({ page }) => {
  const [only] = SESSION.accounts
  await realAccount(page, { session: { ...SESSION, accounts: only === undefined ? [] : [only] } })
  await page.goto('/')
  await expect(page.getByRole('banner')).toContainText('Company')
  await expect(page.getByRole('button', { name: /^Account/ })).toHaveCount(0)
})

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
  await expect(happened).toContainText('The status is now Down.')
  await expect(happened).toContainText(
    'Connector 1a2b3c4d… (cloudflared 2026.8.2, linux_amd64, from 198.51.100.7) left.',
  )
  await page.reload()
  await expect(lines(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in to VPC Console')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('company.example')
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
