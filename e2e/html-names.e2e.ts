import type { Page } from '@playwright/test'
import { HTML, isOnlyText } from './support/html.ts'
import { expect, test } from './support/policy.ts'
import { serviceFormOn } from './support/service-form.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('HTML as the name of a tunnel is its name, wherever it stands', async ({
  page,
  go,
  api,
  named,
  forbidden,
}) => {
  const [name, renamed] = [HTML + named('tunnel'), HTML + named('renamed')]
  const dialog = page.getByRole('dialog')
  await go('tunnelNew')
  await page.getByLabel('Tunnel name').fill(name)
  await page.getByRole('button', { name: 'Save tunnel' }).click()
  await expect(heading(page)).toHaveText(`Install a connector for ${name}`)
  await expect(page).toHaveTitle(`Waiting – ${name} · VPC Console`)
  await isOnlyText(page, forbidden)

  const { id: tunnel } = await api().tunnelCalled(name)
  await go('tunnel', { tunnel })
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(dialog).toContainText(`Rename ${name}`)
  await dialog.getByLabel('Tunnel name').fill(renamed)
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText(`The tunnel is now called ${renamed}.`)).toBeVisible()
  await expect(page.getByText(`The tunnel was renamed to ${renamed} by Admin.`)).toBeVisible()
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(heading(page)).toHaveText(`Delete ${renamed}`)
  await isOnlyText(page, forbidden)

  await go('tunnels', {}, { q: renamed })
  await expect(page.getByRole('rowheader', { name: renamed })).toHaveText(renamed)
  await go('tunnelLogs', { tunnel })
  await expect(heading(page)).toHaveText(`Live logs of ${renamed}`)
  await go('services', {}, { tunnel })
  await expect(page.getByRole('combobox', { name: 'Tunnel' })).toHaveValue(tunnel)
  await expect(page.getByRole('option', { name: renamed })).toHaveText(renamed)
  await go('serviceNew')
  await serviceFormOn(page).chooseTunnel(renamed)
  await expect(serviceFormOn(page).tunnel).toContainText(renamed)
  await isOnlyText(page, forbidden)
})

test('HTML as the name of a VPC Service is its name, wherever it stands', async ({
  page,
  go,
  tunnel,
  named,
  forbidden,
}) => {
  const name = HTML + named('service')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('api.internal')
  await form.create.click()
  await expect(heading(page)).toHaveText(name)
  await expect(page.getByRole('region', { name: 'binding' })).toContainText('vpc_services')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText(`Delete ${name}?`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(heading(page)).toHaveText(`Edit ${name}`)
  await expect(form.name).toHaveValue(name)
  await isOnlyText(page, forbidden)

  await go('services', {}, { q: name })
  await expect(page.getByRole('rowheader', { name })).toHaveText(name)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByRole('link', { name })).toHaveText(name)
  await expect(page.getByText(`VPC Service ${name} was created`)).toBeVisible()
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('1 VPC Service points here.')).toBeVisible()
  await expect(page.getByRole('link', { name })).toHaveText(name)
  await isOnlyText(page, forbidden)
})
