import type { Page } from '@playwright/test'
import { allCodeIn } from './support/loaded.ts'
import { expect, test } from './support/policy.ts'
import { serviceFormOn } from './support/service-form.ts'

const isApi = (path: string) => /^\/(client|console)\//.test(path)
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function dialogOf(page: Page, button: string): Promise<void> {
  await press(page, button)
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function chooseTheme(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await page.getByRole('radio', { name: theme }).check()
  await page.keyboard.press('Escape')
}

for (const theme of ['Light', 'Dark'])
  test.describe(`in the theme ${theme}`, () => {
    test.use({ who: 'nobody' })

    test('no page of the app needs what its policy forbids', async ({
      page,
      server,
      go,
      api,
      connect,
      named,
      tunnel,
      forbidden,
    }) => {
      const connector = await connect(tunnel, { hostname: 'web-1' })
      const { service_id: service, name } = await api().service(named('service'), tunnel)
      const form = serviceFormOn(page)

      await test.step('sign-in and what stands in the frame', async () => {
        await go('signIn')
        await page.getByLabel('API token').fill(server.tokenOf('Admin'))
        await press(page, 'Sign in')
        await expect(heading(page)).toHaveText('VPC Services')
        await chooseTheme(page, theme)
        await page.reload()
        await allCodeIn(page)
      })

      await test.step('the lists, with what explains them', async () => {
        await page.getByRole('searchbox', { name: 'Search VPC Services' }).fill(name)
        await page.getByRole('row', { name }).getByText('Healthy').hover()
        await page.getByRole('button', { name: 'Name' }).click()
        await go('tunnels', {}, { q: tunnel.name })
        await page.getByRole('row', { name: tunnel.name }).getByText('Healthy').hover()
        await expect(page.getByText('2026.8.2')).toBeVisible()
      })

      await test.step('a VPC Service and its forms', async () => {
        await go('service', { service })
        await expect(page.getByRole('region', { name: 'binding' })).toContainText('vpc_services')
        await dialogOf(page, 'Delete')
        await press(page, 'Copy Service ID')
        await press(page, 'Edit')
        await expect(heading(page)).toHaveText(`Edit ${name}`)
        await go('serviceNew')
        await form.choose('Provide port values')
        await form.choose('Custom resolver')
        await form.create.click()
        await expect(page.getByText('A name is required.')).toBeVisible()
        await form.chooseTunnel(tunnel.name)
      })

      await test.step('a tunnel, its install commands and its logs', async () => {
        await go('tunnel', { tunnel: tunnel.id })
        await expect(page.getByText('4 of 4 connections')).toBeVisible()
        await dialogOf(page, 'Rename')
        await go('tunnelDelete', { tunnel: tunnel.id })
        await page.getByText('Workers with a binding to it').click()
        await dialogOf(page, 'Move to another tunnel')
        await go('tunnelNew')
        await expect(page.getByLabel('Tunnel name')).toBeVisible()
        await go('tunnelInstall', { tunnel: tunnel.id })
        await press(page, 'Reveal token')
        await go('tunnelLogs', { tunnel: tunnel.id })
        await expect(page.getByText('Live from web-1.')).toBeVisible()
        connector.log({ level: 'error', event: 'http', message: 'a line' })
        await expect(page.getByRole('log')).toContainText('a line')
        await Promise.all([page.waitForEvent('download'), press(page, 'Download')])
      })

      await test.step('what has nothing to show, and the way out', async () => {
        await page.goto('/nowhere/at/all')
        await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
        await go('tunnels')
        await page.getByRole('button', { name: 'Signed in as' }).click()
        await press(page, 'Sign out')
        await expect(heading(page)).toHaveText('Sign in to VPC Console')
      })
      expect(forbidden).toEqual([])
    })
  })

test('whatever of the page is asked for comes with a policy that allows nothing unsafe', async ({
  page,
  go,
}) => {
  const answers = new Map<string, Record<string, string>>()
  page.on('response', (answer) => answers.set(new URL(answer.url()).pathname, answer.headers()))
  await go('services')
  await allCodeIn(page)
  const files = [...answers].filter(([path]) => !isApi(path))
  expect(files.length).toBeGreaterThan(10)
  for (const [path, headers] of files) {
    expect(headers['content-security-policy'], path).toContain("default-src 'none'")
    expect(headers['content-security-policy'], path).not.toContain('unsafe-')
    expect(headers['cache-control'], path).toContain(
      path.startsWith('/assets/') ? 'immutable' : 'no-cache',
    )
  }
  for (const [path, headers] of answers) {
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['x-frame-options'], path).toBe('DENY')
    if (isApi(path)) expect(headers['cache-control'], path).toBe('no-store')
  }
})

test('a dialog holds the page still, and a press beside it closes it', async ({
  page,
  go,
  tunnel,
}) => {
  await page.setViewportSize({ width: 600, height: 400 })
  await go('tunnel', { tunnel: tunnel.id })
  const rename = page.getByRole('button', { name: 'Rename', exact: true })
  await rename.click()
  const dialog = page.getByRole('dialog', { name: `Rename ${tunnel.name}` })
  await expect(dialog.getByLabel('Tunnel name')).toBeFocused()
  const place = () => page.evaluate(() => scrollY)
  const before = await place()
  await page.mouse.move(5, 5)
  await page.mouse.wheel(0, 300)
  await page.mouse.click(5, 5)
  await expect(dialog).toBeHidden()
  expect(await place()).toBe(before)
  await expect(rename).toBeFocused()
  await page.mouse.wheel(0, 300)
  await expect.poll(place).toBeGreaterThan(before)
})
