import { fits, isAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'

test('axe finds nothing on the lists, and nothing scrolls sideways', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  const tunnel = await api().tunnel(named('a-tunnel-with-quite-a-long-name-for-a-telephone'))
  await connect(tunnel)
  const service = await api().service(named('a-service-with-quite-a-long-name'), tunnel)
  await go('services', {}, { q: service.name })
  await expect(page.getByRole('row', { name: service.name })).toContainText('Healthy')
  await isAccessible(page)
  await go('tunnels', {}, { q: tunnel.name })
  await expect(page.getByText('2026.8.2')).toBeVisible()
  await isAccessible(page)
  await go('tunnels', {}, { q: 'nothing is called like this' })
  await expect(page.getByRole('heading', { name: 'No tunnels fit these filters' })).toBeVisible()
  await isAccessible(page)
})

test('axe finds nothing on a service and its form, with what can be wrong in it', async ({
  page,
  go,
  api,
  named,
}) => {
  const service = await api().service(named('service'), await api().tunnel(named('tunnel')))
  await go('service', { service: service.service_id })
  await expect(page.getByRole('region', { name: 'binding' })).toContainText('vpc_services')
  await isAccessible(page)
  await go('serviceNew')
  await page.getByRole('radio', { name: 'Provide port values' }).check()
  await page.getByRole('radio', { name: 'Custom resolver' }).check()
  await page.getByRole('button', { name: 'Create service' }).click()
  await expect(page.getByText('A name is required.')).toBeVisible()
  await isAccessible(page)
  await page.getByRole('combobox', { name: 'Tunnel', exact: true }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await isAccessible(page)
})

test('axe finds nothing on the pages of a tunnel', async ({
  page,
  go,
  api,
  connect,
  named,
  tunnel,
}) => {
  await api().service(named('service'), tunnel)
  await go('tunnelInstall', { tunnel: tunnel.id })
  await page.getByText('The commands on a Cloudflare account').click()
  await page.getByRole('button', { name: 'Reveal token' }).click()
  await isAccessible(page)
  await connect(tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByText('4 of 4 connections')).toBeVisible()
  const happened = page.getByRole('region', { name: 'What happened' })
  await happened.getByText('4 connections').click()
  await expect(happened.getByText('opened connection 3')).toBeVisible()
  await isAccessible(page)
  await go('tunnelNew')
  await expect(page.getByRole('button', { name: 'Save tunnel' })).toBeVisible()
  await isAccessible(page)
})

test('axe finds nothing on the page of a rotation that is under way', async ({
  page,
  go,
  api,
  connect,
  tunnel,
}) => {
  await connect(tunnel)
  await api().rotate(tunnel)
  await go('tunnelRotate', { tunnel: tunnel.id })
  await expect(page.getByText('1 of 1 connector is still on the old token.')).toBeVisible()
  await isAccessible(page)
})

test('axe finds nothing on the page that deletes a tunnel, with all that can be opened on it', async ({
  page,
  go,
  api,
  connect,
  named,
  tunnel,
}) => {
  await connect(tunnel)
  for (const word of ['one', 'two']) await api().service(named(word), tunnel)
  await go('tunnelDelete', { tunnel: tunnel.id })
  await page.getByText('Workers with a binding to it').first().click()
  await page.getByText('Commands to stop a connector').click()
  await page.getByRole('radio', { name: 'Kubernetes' }).check()
  await page.getByRole('checkbox').first().check()
  await isAccessible(page)
})

test('axe finds nothing on the live logs, with lines and with nobody to listen to', async ({
  page,
  go,
  connect,
  tunnel,
}) => {
  await go('tunnelLogs', { tunnel: tunnel.id })
  await expect(page.getByText('No connector is connected')).toBeVisible()
  await isAccessible(page)
  const connector = await connect(tunnel, { hostname: 'a-machine-with-quite-a-long-name' })
  await go('tunnelLogs', { tunnel: tunnel.id }, { level: 'debug' })
  await expect(page.getByText('Live from a-machine')).toBeVisible()
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    connector.log({ level, event: 'http', message: 'x'.repeat(300), fields: { status: 502 } })
  await expect(page.getByText('4 lines')).toBeVisible()
  await isAccessible(page)
})

test('axe finds nothing on dialogs and the identity panel', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  await api().service(named('service'), tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await expect(page.getByRole('region', { name: 'Identity' })).toBeVisible()
  await isAccessible(page)
})

test('axe finds nothing on pages that have nothing to show', async ({ page, go, account }) => {
  for (const path of [
    `/${account}/workers/vpc/nothing`,
    `/${account}/workers/vpc/tunnels/11111111-2222-4333-8444-555555555555`,
    `/${'0'.repeat(32)}/workers/vpc`,
  ]) {
    await page.goto(path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await isAccessible(page)
  }
  await go('signIn', {}, { from: '/' })
  await expect(page.getByLabel('API token')).toBeVisible()
  await isAccessible(page)
})

test('the longest names, without a place to break, fit and leave room for the other columns', async ({
  page,
  go,
  api,
  named,
}) => {
  const longest = (word: string) => named(word).replaceAll('-', 'x').padEnd(255, 'x')
  const tunnel = await api().tunnel(longest('tunnel'))
  const service = await api().service(longest('service'), tunnel)
  const other = await api().service(named('other'), tunnel, 'database.internal')
  await go('services', {}, { tunnel: tunnel.id })
  await expect(page.getByRole('row', { name: service.name })).toContainText('Inactive')
  await fits(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const host = page.getByRole('row', { name: other.name }).getByText('database.internal')
  expect((await host.boundingBox())?.height).toBeLessThan(30)
  const filter = page.getByRole('combobox', { name: 'Tunnel' })
  expect((await filter.boundingBox())?.width).toBeLessThan(300)
  await go('tunnels', {}, { q: tunnel.name })
  await expect(page.getByRole('rowheader', { name: tunnel.name })).toBeVisible()
  await fits(page)
  await go('service', { service: service.service_id })
  await expect(page.getByRole('heading', { name: service.name })).toBeVisible()
  await fits(page)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByRole('link', { name: service.name })).toBeVisible()
  await fits(page)
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('2 VPC Services point here.')).toBeVisible()
  await fits(page)
  await page.getByRole('button', { name: 'Move to another tunnel' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('axe finds nothing on pages whose actions are out of use', async ({
    page,
    go,
    api,
    named,
    tunnel,
  }) => {
    const { service_id: service } = await api().service(named('service'), tunnel)
    await go('service', { service })
    await expect(page.getByText(/^You may copy it\./)).toBeVisible()
    await isAccessible(page)
    await go('tunnelInstall', { tunnel: tunnel.id })
    await expect(page.getByText('You may not see the install commands')).toBeVisible()
    await isAccessible(page)
    await go('serviceNew')
    await expect(page.getByRole('button', { name: 'Create service' })).toBeDisabled()
    await isAccessible(page)
  })

  test('axe finds nothing on what one can do here, with a request written', async ({
    page,
    go,
  }) => {
    await go('access', {}, { want: 'serviceCreate,tunnelCreate' })
    await page.getByText('or 5 others').first().click()
    await expect(page.getByText('For 2 actions.')).toBeVisible()
    await isAccessible(page)
    await go('access', {}, { as: 'admin' })
    await expect(page.getByText('brings more than you hold').first()).toBeVisible()
    await isAccessible(page)
  })
})

test('axe finds nothing on a page that is viewed as a role', async ({ page, go }) => {
  await go('services', {}, { as: 'tunnels' })
  await expect(page.getByText('Viewing as Cloudflare Tunnel Write.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You may not see VPC Services' })).toBeVisible()
  await isAccessible(page)
})
