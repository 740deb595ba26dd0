import type { Page } from '@playwright/test'
import { noteSaid, saidOn } from './support/said.ts'
import { expect, test } from './support/upstream.ts'
import { serviceFormOn } from './support/service-form.ts'

/** What becomes of a session when its token is good no longer. */

const GONE = 'Cloudflare does not know this token any more: it was revoked or rolled.'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const status = (page: Page) => page.getByRole('main').getByRole('status')

async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('API token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Does something in the moment when the form is sent, so that no poll of the page can hear of it before. */
const onceSent = (page: Page, act: () => Promise<unknown>) =>
  page.route(
    '**/connectivity/directory/services',
    async (route) => {
      await act()
      await route.continue()
    },
    { times: 1 },
  )

for (const [state, sentence] of [
  ['revoked', GONE],
  ['expired', 'This token is expired'],
  ['disabled', 'This token is disabled.'],
] as const)
  test(`a token that is ${state} while a form is filled in ends the session with the reason, and costs nothing that was typed`, async ({
    page,
    go,
    named,
    server,
    tunnel,
    soon,
    upstream,
  }) => {
    const name = named('service')
    const form = serviceFormOn(page)
    await go('serviceNew', {}, { tunnel: tunnel.id })
    await form.name.fill(name)
    await form.host.fill('10.0.0.1')
    await upstream.identity({ name: 'Admin', state })
    await soon((now) => now(heading(page)).toHaveText('Sign in to VPC Console'))
    await expect(status(page)).toContainText(sentence)
    await upstream.identity({ name: 'Admin', state: 'active' })
    await signIn(page, server.tokenOf('Admin'))
    await expect(page.getByText('What you typed before was kept.')).toBeVisible()
    await form.create.click()
    await expect(heading(page)).toHaveText(name)
  })

test('a list whose token was revoked asks to sign in, and comes back as it was', async ({
  page,
  go,
  server,
  tunnel,
  soon,
  upstream,
}) => {
  await go('tunnels', {}, { q: tunnel.name })
  const row = page.getByRole('row', { name: tunnel.name })
  await expect(row).toBeVisible()
  const address = page.url()
  await upstream.identity({ name: 'Admin', state: 'revoked' })
  await soon((now) => now(heading(page)).toHaveText('Sign in to VPC Console'))
  await expect(row).toBeHidden()
  await signIn(page, server.tokenOf('Read'))
  await expect(row).toBeVisible()
  expect(page.url()).toBe(address)
})

test('a token that is refused everything, and not told why, ends the session as well: nobody is told of a role', async ({
  page,
  go,
  server,
  tunnel,
  soon,
  upstream,
}) => {
  await upstream.quirks({ deadToken: 403 })
  await go('tunnels', {}, { q: tunnel.name })
  const row = page.getByRole('row', { name: tunnel.name })
  await expect(row).toBeVisible()
  await noteSaid(page, 'you need the .* role')
  await upstream.identity({ name: 'Admin', state: 'revoked' })
  await soon((now) => now(heading(page)).toHaveText('Sign in to VPC Console'))
  await expect(status(page)).toContainText(GONE)
  expect(await saidOn(page)).toEqual([])
  await signIn(page, server.tokenOf('Read'))
  await expect(row).toBeVisible()
})

test('a form that is refused so ends the session, and keeps what was typed', async ({
  page,
  go,
  named,
  server,
  tunnel,
  upstream,
}) => {
  const name = named('service')
  const form = serviceFormOn(page)
  await upstream.quirks({ deadToken: 403 })
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('10.0.0.1')
  await onceSent(page, () => upstream.identity({ name: 'Admin', state: 'revoked' }))
  await form.create.click()
  await expect(heading(page)).toHaveText('Sign in to VPC Console')
  await expect(status(page)).toContainText(GONE)
  await upstream.identity({ name: 'Admin', state: 'active' })
  await signIn(page, server.tokenOf('Admin'))
  await expect(form.name).toHaveValue(name)
  await form.create.click()
  await expect(heading(page)).toHaveText(name)
})

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  for (const [who, sentence] of [
    ['Expired', /^This token is expired/],
    ['Disabled', /^This token is disabled\./],
  ] as const)
    test(`a token that is ${who.toLowerCase()} is refused with that`, async ({ page, server }) => {
      await page.goto('/')
      await signIn(page, server.tokenOf(who))
      const box = page.getByLabel('API token')
      await expect(box).toHaveAccessibleDescription(sentence)
      await expect(box).toBeFocused()
    })
})
