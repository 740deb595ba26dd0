import type { Page } from '@playwright/test'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'
import { press, tabTo } from './support/keyboard.ts'

const ADMIN = 'Connectivity Directory Admin'
const BIND = 'Connectivity Directory Bind'
const READ = 'Connectivity Directory Read'
const TUNNELS = 'Cloudflare Tunnel Write'

const row = (page: Page, action: string | RegExp) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: action }) })
const banner = (page: Page) => page.getByRole('region', { name: 'Your view' }).getByRole('status')

/** What each may do, of what they differ in. */
const MAY: Record<string, Record<string, string>> = {
  Admin: {
    'Deploy a Worker that is bound to a VPC Service': 'Yes',
    'Create, duplicate': 'Yes',
    'Delete tunnels': 'Yes',
  },
  Bind: {
    'Deploy a Worker that is bound to a VPC Service': 'Yes',
    'Create, duplicate': 'No',
    'Delete tunnels': 'No',
  },
  Read: {
    'Deploy a Worker that is bound to a VPC Service': 'No',
    'Create, duplicate': 'No',
    'Delete tunnels': 'No',
  },
}

for (const [who, answers] of Object.entries(MAY))
  test.describe(`as ${who}`, () => {
    test.use({ who })

    test('the identity panel leads to every action, whether I may, and which role allows it', async ({
      page,
      go,
    }) => {
      await go('services')
      await press(page, page.getByRole('button', { name: 'Signed in as' }))
      await press(page, page.getByRole('link', { name: 'What can I do here?' }))
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
      await expect(page.getByRole('region', { name: 'Identity' })).toBeHidden()
      for (const [action, answer] of Object.entries(answers))
        await expect(
          row(page, new RegExp(`^${action}`))
            .getByRole('cell')
            .first(),
        ).toHaveText(answer)
      const create = row(page, /^Create tunnels/)
      await create.getByText(`${TUNNELS} or 4 others`).click()
      await expect(create.getByText('Super Administrator - All Privileges')).toBeVisible()
      await expect(page.getByText('npx wrangler login')).toBeVisible()
    })
  })

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('a refusal leads to a request for an administrator, for one action or for several', async ({
    page,
    go,
    account,
  }) => {
    await go('serviceNew')
    await page.getByRole('link', { name: 'What can I do here?' }).click()
    const one = row(page, 'Deploy a Worker that is bound to a VPC Service').getByRole('button', {
      name: /^Copy a request/,
    })
    expect(await copiedBy(page, () => one.click())).toContain(`- ${BIND}, to\n  - deploy a Worker`)
    await tabTo(page, page.getByRole('checkbox', { name: /^Ask for: Create, duplicate/ }))
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { name: 'Ask for: Create tunnels' }).check()
    await expect(page.getByText('For 2 actions.')).toBeVisible()
    await page.reload()
    const request = await copiedBy(page, () =>
      page.getByRole('button', { name: 'Copy request' }).click(),
    )
    expect(request).toContain(`(${account})`)
    expect(request).toContain('Signed in to VPC Console as: Read')
    expect(request).toContain(`Roles held now: ${READ}`)
    expect(request).toContain(`- ${ADMIN}, to\n  - create, duplicate and import VPC Services`)
    expect(request).toContain(`- ${TUNNELS}, to\n  - create tunnels`)
    expect(request).toContain('identities.json')
  })

  test('a view that brings more than one holds is ignored, and said', async ({ page, go }) => {
    await go('services', {}, { as: 'admin' })
    await expect(banner(page)).toContainText(`“admin”, but ${ADMIN} brings more than you hold.`)
    await expect(page.getByRole('button', { name: 'Create' })).toBeDisabled()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(banner(page)).toBeHidden()
    expect(new URL(page.url()).search).toBe('')
    await go('access')
    const view = page.getByRole('button', { name: `View as ${ADMIN}` })
    await expect(view).toBeDisabled()
    await expect(view).toHaveAccessibleDescription('It brings more than you hold.')
  })
})

test('who holds more views as a role from page to page, and stops', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const service = await api().service(named('service'), tunnel)
  await go('access')
  await page.setViewportSize({ width: 1280, height: 500 })
  const viewAs = page.getByRole('heading', { name: 'View as role' })
  await expect(viewAs).not.toBeInViewport()
  await press(page, page.getByRole('button', { name: `View as ${READ}` }))
  await expect(banner(page)).toHaveText(/^Viewing as Connectivity Directory Read\. .* preview/)
  await expect(viewAs).toBeInViewport()
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(row(page, /^Create tunnels/)).toContainText('No')
  await page.getByRole('tab', { name: 'VPC Services' }).click()
  const create = page.getByRole('button', { name: 'Create', exact: true })
  await expect(create).toHaveAccessibleDescription(new RegExp(`${ADMIN} role`))
  await page.getByLabel('Search VPC Services').fill(service.name)
  await page.getByRole('link', { name: service.name }).click()
  await expect(page.getByText(`you need the ${BIND} role`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await page.reload()
  await expect(banner(page)).toContainText(`Viewing as ${READ}`)
  await page.goBack()
  await expect(page.getByLabel('Search VPC Services')).toHaveValue(service.name)
  await expect(create).toBeDisabled()
  await press(page, page.getByRole('button', { name: 'Stop' }))
  await expect(banner(page)).toBeHidden()
  await expect(create).toBeEnabled()
  await expect(page.getByLabel('Search VPC Services')).toHaveValue(service.name)
  await page.getByRole('tab', { name: 'Tunnels' }).click()
  expect(page.url()).not.toContain('as=')
})

test('what a role could not see is shown as forbidden, and not asked for', async ({
  page,
  go,
  tunnel,
}) => {
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  await go('services', {}, { as: 'tunnels' })
  await expect(page.getByRole('heading', { name: 'You may not see VPC Services' })).toBeVisible()
  await go('tunnels', {}, { as: 'tunnels' })
  await expect(page.getByRole('button', { name: 'Create' })).toBeEnabled()
  await expect(page.getByRole('link', { name: tunnel.name })).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: 'To see VPC Services you need the' }),
  ).toContainText(READ)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
  expect(asked.filter((url) => url.includes('/connectivity/directory/services'))).toEqual([])
  await go('serviceNew', {}, { as: 'bind' })
  const button = page.getByRole('button', { name: 'Create service' })
  await expect(button).toHaveAccessibleDescription(new RegExp(`${ADMIN} role`))
  await page.getByLabel('Service name').fill('typed')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(button).toBeEnabled()
  await expect(page.getByLabel('Service name')).toHaveValue('typed')
})
