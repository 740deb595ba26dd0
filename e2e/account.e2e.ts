import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { expect, test } from './support/fixtures.ts'
import { ONE, realAccount, SESSION, TWO } from './support/real-account.ts'
import { serviceFormOn } from './support/service-form.ts'

/**
 * Signing in to a Cloudflare account, and to which. The server's answers are faked in the browser, all of them: sessions
 * and directories here are in states that a real server reaches slowly, or not at will.
 */

test.use({ who: 'nobody' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const signIn = (page: Page) => page.getByRole('button', { name: 'Sign in' })

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
  await form.host.fill('10.0.0.1')
  await form.chooseTunnel('aws')
  account.ended = 'Cloudflare no longer accepts this token: it expired on March 1.'
  account.session = null
  await form.create.click()
  await expect(
    page.getByText('it expired on March 1. After you sign in you go on where you were.'),
  ).toBeVisible()
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
  const elsewhere = pathTo('services', { account: 'f'.repeat(32) })
  await page.goto(elsewhere)
  await expect(heading(page)).toHaveText('Another account')
  const here = 'You are signed in to a Cloudflare account as me@company.example.'
  await expect(page.getByRole('alert')).toContainText(here)
  await page.getByRole('link', { name: 'Sign in with another token' }).click()
  await expect(page.getByRole('status')).toContainText(here)
  await page.getByRole('link', { name: 'Go back' }).click()
  await expect(page).toHaveURL(elsewhere)
})

test('who has one account has nothing to switch', async ({ page }) => {
  const [only] = SESSION.accounts
  await realAccount(page, { session: { ...SESSION, accounts: only === undefined ? [] : [only] } })
  await page.goto('/')
  await expect(page.getByRole('banner')).toContainText('Company')
  await expect(page.getByRole('button', { name: /^Account/ })).toHaveCount(0)
})

test('who is not known at all is told so at the first box, and the reason for signing in goes', async ({
  page,
}) => {
  await realAccount(page, { session: null })
  const errors = [
    { code: 1000, message: 'Cloudflare does not know this token.', source: { pointer: '/token' } },
    { code: 9714, message: 'Give the account ID.', source: { pointer: '/account' } },
  ]
  await page.goto(pathTo('tunnels', { account: ONE }))
  await page.getByRole('radio', { name: 'Cloudflare account' }).check()
  const why = page.getByText('Your session has ended, or was not begun.')
  await expect(why).toBeVisible()
  const box = page.getByLabel('API token')
  await box.fill('a-token')
  const asked = page.waitForRequest((request) => request.method() === 'POST')
  await page.route('**/console/v1/session', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await expect(page.getByRole('button', { name: 'Signing in…' })).toBeVisible()
    const json = { success: false, errors, messages: [], result: null }
    return route.fulfill({ status: 401, json })
  })
  await signIn(page).click()
  await asked
  await expect(box).toHaveAccessibleDescription(/^Cloudflare does not know this token\./)
  await expect(box).toBeFocused()
  await expect(why).toBeHidden()
})

test('what one signed in to last is what one is offered first', async ({ page }) => {
  const account = await realAccount(page, {})
  account.session = null
  await page.goto('/')
  await page.getByRole('radio', { name: 'Cloudflare account' }).check()
  await page.getByLabel('API token').fill('a-token')
  await signIn(page).click()
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('radio', { name: 'Cloudflare account' })).toBeChecked()
})

test('who is kept waiting is told by whom', async ({ page }) => {
  await page.clock.install()
  await realAccount(page, {})
  await page.route('**/cfd_tunnel?*', () => {})
  await page.goto(pathTo('tunnels', { account: ONE }))
  await expect(heading(page)).toHaveText('Tunnels')
  await expect(page.getByText('slow to answer')).toBeHidden()
  await page.clock.fastForward('00:06')
  await expect(page.getByText('Cloudflare’s API is slow to answer.')).toBeVisible()
})
