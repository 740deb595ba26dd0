import type { Page } from '@playwright/test'
import { expect, test } from './support/upstream.ts'
import { serviceFormOn } from './support/service-form.ts'
import { TROUBLE } from './upstream/trouble.ts'

/** Pages of which one part is answered and another is not: what is not known is not taken for nothing. */

test.use({ expectedFault: /^Failed to load resource: the server responded with a status of 502/ })

const SERVICES = '/directory/services'
const FAILED = 'Cloudflare’s API failed.'
const row = (page: Page, name: string) => page.getByRole('row', { name })

async function askToDelete(page: Page, name: string) {
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await page.getByRole('textbox', { name: 'Tunnel name' }).fill(name)
  return page.getByRole('button', { name: 'Delete tunnel' })
}

for (const [what, harm, why] of [
  ['fails', TROUBLE.badGateway, FAILED],
  ['refuses', TROUBLE.denied, 'Connectivity Directory Read role'],
] as const)
  test(`where Cloudflare ${what} to say what uses a tunnel, it is deleted only by who says so twice`, async ({
    page,
    go,
    api,
    named,
    tunnel,
    upstream,
  }) => {
    await api().service(named('service'), tunnel)
    await upstream.fault({ path: SERVICES, harm })
    await go('tunnel', { tunnel: tunnel.id })
    const remove = await askToDelete(page, tunnel.name)
    const told = page.getByRole('alert')
    await expect(told).toContainText('Which VPC Services point here could not be checked:')
    await expect(told).toContainText(why)
    await expect(page.getByRole('region', { name: 'Move or delete' })).toContainText('Not known')
    await expect(remove).toBeDisabled()
    await page.getByRole('checkbox', { name: 'Delete it all the same' }).check()
    await expect(remove).toBeEnabled()
  })

test('a tunnel is not deleted before it is known what uses it, nor said to be without connectors', async ({
  page,
  go,
  api,
  connect,
  named,
  tunnel,
  upstream,
}) => {
  await api().service(named('service'), tunnel)
  await connect(tunnel)
  await upstream.fault({ path: SERVICES, harm: { as: 'held' } })
  await upstream.fault({ path: '/connections', harm: TROUBLE.badGateway })
  await go('tunnel', { tunnel: tunnel.id })
  const remove = await askToDelete(page, tunnel.name)
  const main = page.getByRole('main')
  await expect(remove).toHaveAccessibleDescription(/^One moment/)
  await expect(remove).toBeDisabled()
  await expect(main).toContainText('Whether connectors are connected could not be checked')
  await expect(main).not.toContainText('No connector is connected')
  await upstream.lift()
  await expect(main).toContainText('1 VPC Service points here.')
  await expect(remove).toHaveAccessibleDescription(/^Move its VPC Services/)
})

test('a service that was made meanwhile keeps its tunnel, whether Cloudflare’s API minds or not', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  await go('tunnel', { tunnel: tunnel.id })
  const remove = await askToDelete(page, tunnel.name)
  await expect(remove).toBeEnabled()
  const { name } = await api().service(named('service'), tunnel)
  await remove.click()
  await expect(page.getByRole('alert')).toContainText('1 VPC Service uses this tunnel by now.')
  await expect(page.getByRole('link', { name })).toBeVisible()
  expect((await api().tunnelCalled(tunnel.name)).id).toBe(tunnel.id)
})

test('the list of tunnels does not count what it could not look up', async ({
  page,
  go,
  api,
  connect,
  named,
  tunnel,
  upstream,
}) => {
  await api().service(named('service'), tunnel)
  await connect(tunnel)
  const held = await upstream.fault({ path: SERVICES, harm: { as: 'held' } })
  await upstream.fault({ path: '/connections', harm: TROUBLE.badGateway })
  await go('tunnels', {}, { q: tunnel.name })
  const cells = row(page, tunnel.name).getByRole('cell')
  const [connectors, version, services] = [cells.nth(1), cells.nth(2), cells.nth(3)]
  await expect(services).toHaveText('Loading')
  await expect(connectors).toContainText(`Unknown: Its connectors could not be loaded: ${FAILED}`)
  await expect(version).toContainText('Unknown')
  await upstream.fault({ path: SERVICES, harm: TROUBLE.badGateway })
  await upstream.lift(held)
  await page.reload()
  await expect(services).toContainText(`Unknown: VPC Services could not be loaded: ${FAILED}`)
  const told = page.getByRole('status').filter({ hasText: 'VPC Services could not be loaded:' })
  await expect(told).toHaveCount(1)
  await upstream.lift()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(services).toHaveText('1')
  await expect(told).toBeHidden()
})

test('a service whose creation was not answered is looked for in the list, and a try again says why', async ({
  page,
  context,
  go,
  named,
  tunnel,
  upstream,
}) => {
  const name = named('service')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('10.0.0.1')
  await upstream.fault({ method: 'POST', harm: TROUBLE.lost, times: 1 })
  await form.create.click()
  const told = page.getByRole('status').filter({ hasText: 'It may have been created' })
  const opened = context.waitForEvent('page')
  await told.getByRole('link', { name: 'look in the list' }).click()
  await expect(row(await opened, name)).toBeVisible()
  await expect(form.host).toHaveValue('10.0.0.1')
  await form.create.click()
  await expect(form.name).toHaveAccessibleDescription(/already/)
  await expect(page.getByText('An earlier try was not answered')).toBeVisible()
  await form.name.fill(`${name}-2`)
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}-2`)
})

test('the same is said of a tunnel; and what failed has a reference to copy, and what to do', async ({
  page,
  go,
  named,
  upstream,
}) => {
  const name = named('tunnel')
  await go('tunnelNew')
  await page.getByLabel('Tunnel name').fill(name)
  await upstream.fault({ method: 'POST', harm: TROUBLE.lost, times: 1 })
  await page.keyboard.press('Enter')
  const link = page.getByRole('link', { name: 'look in the list' })
  await expect(link).toHaveAttribute('href', new RegExp(`tunnels\\?q=${name}$`))
  const problem = page.getByRole('alert').filter({ hasText: FAILED })
  await expect(problem).toContainText('Usually this passes: try again.')
  await problem.getByRole('button', { name: 'Copy reference' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^[\da-f]{12}$/)
  await expect(problem).toContainText(`under ${copied}.`)
})

test('a button says what it does while it does it', async ({ page, go, named, upstream }) => {
  await go('tunnelNew')
  await page.getByLabel('Tunnel name').fill(named('tunnel'))
  await upstream.fault({ method: 'POST', harm: { as: 'held' } })
  await page.keyboard.press('Enter')
  const busy = page.getByRole('button', { name: 'Creating…' })
  await expect(busy).toHaveAttribute('aria-busy', 'true')
  await upstream.lift()
  await expect(busy).toBeHidden()
})

test('where connectors can’t be asked for, nobody is told to wait for one', async ({
  page,
  go,
  connect,
  tunnel,
  upstream,
}) => {
  await upstream.fault({ path: '/connections', harm: TROUBLE.badGateway })
  await go('tunnelInstall', { tunnel: tunnel.id })
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText(`Could not ask for connectors: ${FAILED}`)
  await expect(connection).toContainText(/It is asked again at \d\d:\d\d:\d\d\./)
  await expect(connection).not.toContainText('Waiting for the connector')
  await connect(tunnel)
  await upstream.lift()
  await connection.getByRole('button', { name: 'Try again' }).click()
  await expect(connection).toContainText('All 4 connections are up.')
})

test('where only the tunnels are missing, services go by their tunnel’s id, and it is said once why', async ({
  page,
  go,
  api,
  named,
  tunnel,
  upstream,
}) => {
  const { name } = await api().service(named('service'), tunnel)
  await upstream.fault({ path: '/cfd_tunnel', harm: TROUBLE.badGateway })
  await go('services', {}, { q: name })
  await expect(row(page, name)).toContainText(`${tunnel.id.slice(0, 8)}…`)
  await expect(row(page, name)).toContainText(`Tunnels could not be loaded: ${FAILED}`)
  const told = page.getByRole('status').filter({ hasText: 'Tunnels could not be loaded:' })
  await expect(told).toHaveCount(1)
  const filter = page.getByRole('combobox', { name: 'Tunnel' })
  await expect(filter.getByRole('option', { name: 'Tunnels could not be loaded' })).toBeDisabled()
  await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await page.getByRole('button', { name: 'Move to another tunnel' }).click()
  const move = page.getByRole('dialog', { name: 'Move 1 VPC Service' })
  await expect(move).toContainText(`Tunnels could not be loaded: ${FAILED}`)
  await expect(move.getByRole('button', { name: 'Try again' })).toBeEnabled()
  await move.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export VPC Services' })
  await dialog.getByRole('radio', { name: 'CSV' }).check()
  await expect(dialog).toContainText('The file has them by id for now, in a column tunnel_id.')
  await upstream.lift()
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).not.toContainText('tunnel_id')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(row(page, name)).toContainText(tunnel.name)
  await expect(told).toBeHidden()
})

test('a form whose tunnels could not be loaded says so at their box, and asks again there', async ({
  page,
  go,
  tunnel,
  upstream,
}) => {
  const form = serviceFormOn(page)
  await upstream.fault({ path: '/cfd_tunnel', harm: TROUBLE.badGateway })
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await expect(form.tunnel).toHaveAccessibleDescription(/^Tunnels could not be loaded: /)
  await expect(form.tunnel).toContainText(tunnel.id)
  await upstream.lift()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(form.tunnel).toContainText(tunnel.name)
})
