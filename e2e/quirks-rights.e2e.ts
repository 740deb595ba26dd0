import type { Page } from '@playwright/test'
import { expect, test } from './support/upstream.ts'
import { serviceFormOn } from './support/service-form.ts'
import { TROUBLE } from './upstream/trouble.ts'

/** What a token may do, and what is told of it beforehand. */

const ADMIN = 'Connectivity Directory Admin'
const panel = (page: Page) => page.getByRole('region', { name: 'Identity' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openIdentity(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
}

/** Who tells a role, in which way; what the page says of it; and whether it lets one create. */
const TOLD = [
  ['Super administrator', 'Super Administrator - All Privileges', true],
  ['Read-only administrator', 'Administrator Read Only', false],
  ['Unknown role', 'Network Wizard', true],
  ['Policies only', ADMIN, true],
  ['Sees members', ADMIN, true],
  ['Sees tokens', ADMIN, true],
  ['No memberships', 'Not told by the API', true],
] as const

for (const [who, said, may] of TOLD)
  test.describe(`as ${who}`, () => {
    test.use({ who })

    test(`the page says “${said}”, and ${may ? 'lets one try' : 'knows what that does not bring'}`, async ({
      page,
      go,
    }) => {
      await go('services')
      await openIdentity(page)
      await expect(panel(page)).toContainText(said)
      await page.keyboard.press('Escape')
      const create = button(page, 'Create')
      await expect(create).toBeEnabled({ enabled: may })
      await go('tunnels')
      await expect(create).toBeEnabled({ enabled: may })
    })
  })

test.describe('as somebody whose token may do less than their roles say', () => {
  test.use({ who: 'Narrow token' })

  test('a refusal teaches the page which role the token lacks, and keeps what was typed', async ({
    page,
    go,
    tunnel,
    upstream,
  }) => {
    const form = serviceFormOn(page)
    await go('serviceNew', {}, { tunnel: tunnel.id })
    await form.name.fill('orders')
    await form.host.fill('10.0.0.1')
    await form.create.click()
    const why = `To create a VPC Service you need the ${ADMIN} role.`
    await expect(page.getByRole('alert')).toContainText(why)
    await expect(page.getByRole('alert')).toContainText(
      'Your roles allow this; this API token does not',
    )
    await expect(form.create).toHaveAccessibleDescription(why)
    await expect(form.name).toHaveValue('orders')
    await page.getByRole('tab', { name: 'VPC Services' }).click()
    await expect(button(page, 'Create')).toBeDisabled()
    await page.reload()
    await expect(button(page, 'Create')).toBeDisabled()
    await upstream.identity({ name: 'Narrow token', groups: [ADMIN] })
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(button(page, 'Create')).toBeEnabled()
  })

  test('who may not see the install commands is told which role shows them', async ({
    page,
    go,
    tunnel,
  }) => {
    await go('tunnelInstall', { tunnel: tunnel.id })
    await expect(page.getByRole('main')).toContainText('you need the Cloudflare Tunnel Write role')
  })
})

test.describe('as somebody without any right', () => {
  test.use({ who: 'No rights' })

  test('each list says which role shows it', async ({ page, go }) => {
    for (const on of ['services', 'tunnels'] as const) {
      await go(on)
      await expect(page.getByRole('alert')).toContainText('Connectivity Directory Read role')
    }
  })
})

test('services are listed also for whom the list of tunnels is refused', async ({
  page,
  go,
  api,
  named,
  tunnel,
  upstream,
}) => {
  const { name } = await api().service(named('service'), tunnel)
  await upstream.fault({ path: '/cfd_tunnel', harm: TROUBLE.denied })
  await go('services', {}, { q: name })
  await expect(page.getByRole('row', { name })).toContainText('api.internal')
  await expect(page.getByRole('row', { name })).toContainText('Unknown')
})

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  test('a token that an account owns needs the account’s ID, and then does all', async ({
    page,
    server,
    account,
    named,
  }) => {
    const name = named('tunnel')
    await page.goto('/')
    await page.getByLabel('API token').fill(server.tokenOf('Account token'))
    await page.getByLabel('Account ID').fill(account)
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Tunnels' }).click()
    await button(page, 'Create').click()
    await page.getByLabel('Tunnel name').fill(name)
    await button(page, 'Save tunnel').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    await openIdentity(page)
    await expect(panel(page)).toContainText('Not told by the API')
  })

  test('an account that the token does not open is refused at its box', async ({
    page,
    server,
  }) => {
    await page.goto('/')
    await page.getByLabel('API token').fill(server.tokenOf('Account token'))
    const box = page.getByLabel('Account ID')
    await box.fill('f'.repeat(32))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to VPC Console')
    await expect(page.getByRole('alert')).toBeVisible()
  })
})

test.describe('as somebody in two accounts', () => {
  test.use({ who: 'Two accounts' })

  test('each has its own tunnels and its own rights, one press away from the other', async ({
    page,
    go,
    tunnel,
    upstream,
  }) => {
    await go('tunnels', {}, { q: tunnel.name })
    await expect(page.getByRole('row', { name: tunnel.name })).toBeVisible()
    await expect(button(page, 'Create')).toBeEnabled()
    await page.getByRole('button', { name: 'Account Demo Account' }).click()
    const accounts = page.getByRole('navigation', { name: 'Accounts' })
    await accounts.getByRole('link', { name: 'Second Account' }).click()
    await expect(page.getByRole('heading', { name: 'No tunnels yet' })).toBeVisible()
    await expect(page.getByText(tunnel.name)).toBeHidden()
    await expect(button(page, 'Create')).toBeDisabled()
    expect(page.url()).toContain(upstream.accounts[1]?.id)
  })
})
