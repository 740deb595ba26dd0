import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { heard } from './support/said.ts'

test.use({ alone: true })

const names = (page: Page) => page.getByRole('rowheader')

test('an account without anything says what would be here, and offers to create it', async ({
  page,
  go,
}) => {
  await go('services')
  await expect(page.getByRole('heading', { name: 'No VPC Services yet' })).toBeVisible()
  await expect(page.getByText('0 of 1000')).toBeVisible()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a VPC Service')
  await go('tunnels')
  await expect(page.getByRole('heading', { name: 'No tunnels yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a tunnel')
  await go('tunnels', {}, { status: 'deleted' })
  await expect(page.getByRole('heading', { name: 'No deleted tunnels yet' })).toBeVisible()
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('an account without anything says which role it takes to create', async ({ page, go }) => {
    await go('services')
    await expect(page.getByText('To create a VPC Service you need the')).toBeVisible()
    await go('tunnels')
    await expect(page.getByText('To create a tunnel you need the')).toBeVisible()
    await expect(page.getByText('Select Create')).toHaveCount(0)
  })
})

test('VPC Services are searched, filtered and sorted in the address, which can be shared', async ({
  page,
  go,
  api,
  another,
}) => {
  const [north, south] = [await api().tunnel('north'), await api().tunnel('south')]
  await api().service('alpha', north, 'db.internal')
  await api().service('beta', south, 'web.internal')
  await api().service('gamma', north, 'cache.internal')
  await go('services')
  await expect(heard(page, 'Showing 3 of 3 VPC Services')).toBeVisible()
  await expect(names(page)).toHaveText(['alpha', 'beta', 'gamma'])

  await page.getByRole('button', { name: 'Name' }).click()
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByRole('combobox', { name: 'Tunnel' }).selectOption('north')
  await expect(heard(page, 'Showing 2 of 3 VPC Services')).toBeVisible()
  await expect(names(page)).toHaveText(['gamma', 'alpha'])

  const theirs = await another('Read')
  await theirs.goto(page.url())
  await expect(heard(theirs, 'Showing 2 of 3 VPC Services')).toBeVisible()
  await expect(names(theirs)).toHaveText(['gamma', 'alpha'])
  await expect(theirs.getByRole('combobox', { name: 'Tunnel' })).toHaveValue(north.id)

  await page.getByRole('searchbox', { name: 'Search VPC Services' }).fill('cache')
  await expect(heard(page, 'Showing 1 of 3 VPC Services')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('q')).toBe('cache')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(heard(page, 'Showing 3 of 3 VPC Services')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('tunnels are searched, filtered by status and sorted', async ({ page, go, api, connect }) => {
  await api().tunnel('alpha-10')
  await api().tunnel('alpha-9')
  await connect(await api().tunnel('beta'))
  await go('tunnels')
  await expect(heard(page, 'Showing 3 of 3 tunnels')).toBeVisible()
  await expect(names(page)).toHaveText(['alpha-9', 'alpha-10', 'beta'])
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Healthy')
  await expect(heard(page, 'Showing 1 of 3 tunnels')).toBeVisible()
  await expect(names(page)).toHaveText(['beta'])
  await page.getByRole('searchbox', { name: 'Search tunnels' }).fill('alpha')
  await expect(page.getByRole('heading', { name: 'No tunnels fit these filters' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(heard(page, 'Showing 3 of 3 tunnels')).toBeVisible()
  await page.getByRole('button', { name: 'Created' }).click()
  await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(names(page)).toHaveText(['alpha-10', 'alpha-9', 'beta'])
})

test('on a phone a list is sorted by the same columns, either way round', async ({
  page,
  go,
  api,
}) => {
  for (const name of ['beta', 'alpha']) await api().tunnel(name)
  await page.setViewportSize({ width: 390, height: 800 })
  await go('tunnels')
  const sort = page.getByRole('combobox', { name: 'Sort by' })
  await expect(sort).toHaveValue('name')
  await expect(names(page)).toHaveText(['alpha', 'beta'])
  await sort.selectOption('Name, descending')
  await expect(names(page)).toHaveText(['beta', 'alpha'])
  await expect(page).toHaveURL(/sort=-name/)
})

test('rows do not move under the pointer or the focus when a status changes, only after', async ({
  page,
  go,
  api,
  connect,
  soon,
}) => {
  await api().tunnel('alpha')
  const beta = await api().tunnel('beta')
  await go('tunnels', {}, { sort: 'status' })
  const row = (name: string) => page.getByRole('row', { name })
  await row('alpha').hover()
  const connector = await connect(beta)
  await soon((now) => now(row('beta')).toContainText('Healthy'))
  await expect(names(page)).toHaveText(['alpha', 'beta'])
  await page.getByRole('link', { name: 'alpha' }).focus()
  await page.getByRole('heading', { level: 1 }).hover()
  await expect(names(page)).toHaveText(['alpha', 'beta'])
  await page.getByRole('searchbox').focus()
  await expect(names(page)).toHaveText(['beta', 'alpha'])
  await row('alpha').hover()
  connector.kill()
  await soon((now) => now(row('beta')).toContainText('Down'))
  await page.getByRole('searchbox').fill('a')
  await expect(names(page)).toHaveText(['beta', 'alpha'])
})

test('an address that asks for what does not exist is shown to ask for it', async ({
  page,
  go,
  api,
}) => {
  const tunnel = await api().tunnel('tunnel')
  await api().service('service', tunnel)
  await go('tunnels', {}, { status: 'sleeping' })
  await expect(page.getByRole('heading', { name: 'No tunnels fit these filters' })).toBeVisible()
  const chosen = (filter: string) =>
    page.getByRole('combobox', { name: filter }).locator('option:checked')
  await expect(chosen('Status')).toHaveText('Unknown: sleeping')
  await go('services', {}, { type: 'udp', tunnel: 'gone' })
  await expect(chosen('Type')).toHaveText('Unknown: udp')
  await expect(chosen('Tunnel')).toHaveText('Unknown: gone')
})

test('a tunnel in use by many VPC Services can not be deleted: all are listed, and lead to themselves', async ({
  page,
  go,
  api,
}) => {
  const tunnel = await api().tunnel('tunnel')
  for (let number = 1; number <= 40; number += 1) await api().service(`s-${number}`, tunnel)
  await page.setViewportSize({ width: 390, height: 600 })
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('40 VPC Services point here.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete tunnel' })).toBeDisabled()
  await page.getByRole('link', { name: 's-40' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('s-40')
})

test('of a thousand VPC Services only those near the window are drawn, and all can be reached', async ({
  page,
  go,
  api,
}) => {
  const tunnel = await api().tunnel('tunnel')
  const numbers = Array.from({ length: 1000 }, (_, index) => String(index + 1))
  while (numbers.length > 0)
    await Promise.all(numbers.splice(0, 50).map((number) => api().service(`s-${number}`, tunnel)))
  await go('services')
  await expect(heard(page, 'Showing 1000 of 1000 VPC Services')).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '1001')
  const row = (name: string) => page.getByRole('rowheader', { name, exact: true })
  await expect(row('s-1')).toBeVisible()
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await page.keyboard.press('End')
  await expect(row('s-1000')).toBeInViewport()
  await expect(row('s-1')).toHaveCount(0)
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await page.keyboard.press('Home')
  await expect(row('s-1')).toBeInViewport()
  await page.getByRole('button', { name: 'Name' }).click()
  await expect(row('s-1000')).toBeInViewport()
  await page.getByRole('searchbox').fill('s-777')
  await expect(heard(page, 'Showing 1 of 1000 VPC Services')).toBeVisible()
})
