import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { IN_NODE } from './support/fixtures.ts'
import { expect, test } from './support/upstream.ts'
import { TROUBLE } from './upstream/trouble.ts'

/** Signing in to a Cloudflare account, and to which. */

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const tokenBox = (page: Page) => page.getByLabel('API token')
const signIn = (page: Page) => page.getByRole('button', { name: 'Sign in' })
const openIdentity = (page: Page) => page.getByRole('button', { name: /^Signed in as/ }).click()
const panel = (page: Page) => page.getByRole('region', { name: 'Identity' })

/** A token in the right form that nobody gave out. */
const madeUp = () => randomBytes(20).toString('hex')

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  test('where one directory is offered there is nothing to choose, and a token that nobody knows is told at its box', async ({
    page,
    account,
    upstream,
  }) => {
    await page.goto(pathTo('tunnels', { account }))
    const why = page.getByText('Your session has ended, or was not begun.')
    await expect(why).toBeVisible()
    await expect(page.getByLabel('Account ID')).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(0)
    await upstream.fault({ path: '/user/tokens/verify', harm: { as: 'held' } })
    await tokenBox(page).fill(madeUp())
    await signIn(page).click()
    await expect(page.getByRole('button', { name: 'Signing in…' })).toBeVisible()
    await upstream.lift()
    await expect(tokenBox(page)).toBeFocused()
    await expect(tokenBox(page)).toHaveAccessibleDescription(/^Cloudflare does not know this token/)
    await expect(why).toBeHidden()
  })

  test('who is quicker than the list of directories is signed in to the first', async ({
    page,
    server,
  }) => {
    // Our own server answers at once; that this answer is late only the browser can bring about.
    await page.route('**/console/v1/directories', () => {})
    await page.goto('/sign-in')
    await tokenBox(page).fill(server.tokenOf('Admin'))
    await page.keyboard.press('Enter')
    await expect(heading(page)).toHaveText('VPC Services')
  })

  test.describe('where both directories are offered', IN_NODE, () => {
    test.use({ alone: true, serverArgs: ['--mode', 'both', '--edge-port', '0'] })

    test('one chooses between them, is told what the token needs, and is offered first what one was in last', async ({
      page,
      server,
      account,
      upstream,
    }) => {
      await upstream.fault({ path: '^/accounts($|\\?)', harm: TROUBLE.denied })
      await page.goto('/')
      await expect(page.getByRole('radio', { name: 'Local directory' })).toBeChecked()
      await expect(tokenBox(page)).toHaveAccessibleDescription(/identities\.json/)
      await expect(page.getByLabel('Account ID')).toBeHidden()
      await page.getByRole('radio', { name: 'Cloudflare account' }).check()
      await expect(tokenBox(page)).toHaveAccessibleDescription(
        /Connectivity Directory Read.*Cloudflare Tunnel/,
      )
      await tokenBox(page).fill(server.tokenOf('Account token'))
      await signIn(page).click()
      const which = page.getByLabel('Account ID')
      await expect(which).toHaveAttribute('aria-invalid', 'true')
      await which.fill(account)
      await signIn(page).click()
      await expect(heading(page)).toHaveText('VPC Services')
      await openIdentity(page)
      await expect(panel(page)).toContainText('Cloudflare account')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('radio', { name: 'Cloudflare account' })).toBeChecked()
    })
  })
})

test.describe('as somebody in two accounts', () => {
  test.use({ who: 'Two accounts' })

  test('one begins next time in the account one was in last; of an address elsewhere it is said who one is here', async ({
    page,
    upstream,
  }) => {
    const [first = { id: '', name: '' }, second = first] = upstream.accounts
    await page.goto(pathTo('tunnels', { account: first.id }))
    await page.getByRole('button', { name: `Account ${first.name}` }).click()
    const accounts = page.getByRole('navigation', { name: 'Accounts' })
    await expect(accounts.getByRole('link', { name: first.name })).toHaveAttribute(
      'aria-current',
      'true',
    )
    await accounts.getByRole('link', { name: second.name }).click()
    await expect(page).toHaveURL(pathTo('tunnels', { account: second.id }))
    await expect(accounts).toBeHidden()
    await expect(heading(page)).toBeFocused()
    await page.goto('/')
    await expect(page).toHaveURL(pathTo('services', { account: second.id }))

    const elsewhere = pathTo('services', { account: 'f'.repeat(32) })
    await page.goto(elsewhere)
    await expect(heading(page)).toHaveText('Another account')
    const here = /You are signed in to a Cloudflare account as \S+\./
    await expect(page.getByRole('alert')).toContainText(here)
    await page.getByRole('link', { name: 'Sign in with another token' }).click()
    await expect(page.getByRole('status')).toContainText(here)
    await page.getByRole('link', { name: 'Go back' }).click()
    await expect(page).toHaveURL(elsewhere)
  })
})

test('who has one account has nothing to switch', async ({ page, go, upstream }) => {
  await go('services')
  await expect(page.getByRole('banner')).toContainText(upstream.accounts[0]?.name ?? 'no account')
  await expect(page.getByRole('button', { name: /^Account/ })).toHaveCount(0)
})

test('who is kept waiting is told by whom', async ({ page, go, upstream }) => {
  await page.clock.install()
  await upstream.fault({ path: '/cfd_tunnel', harm: { as: 'held' } })
  await go('tunnels')
  await expect(heading(page)).toHaveText('Tunnels')
  await expect(page.getByText('slow to answer')).toBeHidden()
  await page.clock.fastForward('00:06')
  await expect(page.getByText('Cloudflare’s API is slow to answer.')).toBeVisible()
  await upstream.lift()
})
