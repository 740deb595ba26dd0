import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { serviceFormOn } from './support/service-form.ts'

/** What was typed into the form of a new service: when it is kept, and when it is gone. */

test('a tunnel made on the way leads back to the form, which kept what was typed', async ({
  page,
  go,
  connect,
  api,
  named,
}) => {
  const [tunnelName, name] = [named('tunnel'), named('service')]
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.name.fill(name)
  await form.host.fill('internal-api.company.local')
  await form.choose('Provide port values')
  await form.httpPort.fill('8080')
  await page.getByRole('button', { name: 'Create Tunnel', exact: true }).click()
  await page.getByLabel('Tunnel name').fill(tunnelName)
  await page.getByRole('button', { name: 'Save tunnel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(tunnelName)
  await connect(await api().tunnelCalled(tunnelName))
  await page.getByRole('link', { name: 'Return to the VPC Service' }).click()
  await expect(form.tunnel).toContainText(tunnelName)
  await expect(form.name).toHaveValue(name)
  await expect(form.host).toHaveValue('internal-api.company.local')
  await expect(form.httpPort).toHaveValue('8080')
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)

  await go('serviceNew')
  await expect(form.name).toHaveValue('')
})

test('a tunnel chosen in the form goes before the one its address names', async ({
  page,
  go,
  api,
  named,
}) => {
  const [first, chosen] = [await api().tunnel(named('first')), await api().tunnel(named('chosen'))]
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: first.id })
  await expect(form.tunnel).toContainText(first.name)
  await form.chooseTunnel(chosen.name)
  await page.reload()
  await expect(form.tunnel).toContainText(chosen.name)
})

test('starting over empties the form, and a reload brings nothing back', async ({ page, go }) => {
  const form = serviceFormOn(page)
  const note = page.getByText('What you typed before was kept.')
  await go('serviceNew')
  await form.name.fill('typed')
  await page.reload()
  await expect(note).toBeVisible()
  await expect(form.name).toHaveValue('typed')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(form.name).toHaveValue('')
  await expect(form.name).toBeFocused()
  await expect(note).toBeHidden()
  await page.reload()
  await expect(form.name).toHaveValue('')
  await expect(note).toBeHidden()
})

test('a session that ends while a service is edited, or a tunnel renamed, costs nothing that was typed', async ({
  page,
  context,
  server,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const { service_id: service } = await api().service(named('service'), tunnel)
  const name = named('renamed')
  const form = serviceFormOn(page)
  const signIn = async () => {
    await page.getByLabel('API token').fill(server.tokenOf('Admin'))
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await go('serviceEdit', { service })
  await form.name.fill(name)
  await form.choose('Provide port values')
  await form.httpsPort.fill('8443')
  await context.clearCookies()
  await form.save.click()
  await signIn()
  await expect(page.getByText('What you typed before was kept.')).toBeVisible()
  await expect(form.name).toHaveValue(name)
  await expect(form.httpsPort).toHaveValue('8443')
  await form.save.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)

  await go('tunnel', { tunnel: tunnel.id })
  const dialog = page.getByRole('dialog', { name: `Rename ${tunnel.name}` })
  await page.getByRole('button', { name: 'Rename' }).click()
  await dialog.getByLabel('Tunnel name').fill(name)
  await context.clearCookies()
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await signIn()
  await expect(dialog.getByLabel('Tunnel name')).toHaveValue(name)
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.getByRole('button', { name: 'Rename' }).click()
  const again = page.getByRole('dialog').getByLabel('Tunnel name')
  await expect(again).toHaveValue(name)
  await again.fill('given up')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

for (const [way, leave] of [
  ['Cancel', (page) => page.getByRole('button', { name: 'Cancel' }).click()],
  ['the way up', (page) => page.getByRole('main').getByRole('link').first().click()],
  ['a tab', (page) => page.getByRole('tab', { name: 'Tunnels' }).click()],
] satisfies [string, (page: Page) => Promise<void>][])
  test(`who leaves the form by ${way} leaves behind what was typed`, async ({ page, go }) => {
    const form = serviceFormOn(page)
    await go('serviceNew')
    await form.name.fill('typed')
    await leave(page)
    await expect(form.name).toBeHidden()
    await go('serviceNew')
    await expect(form.name).toHaveValue('')
  })
