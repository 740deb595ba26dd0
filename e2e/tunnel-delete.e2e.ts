import type { Page } from '@playwright/test'
import { serviceDelete } from '#contract/service-changes.ts'
import { tunnelCreate, tunnelDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelGet } from '#contract/tunnel-operations.ts'
import { tunnelOf } from '#contract/service.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'

/** A tunnel is taken out of use step by step, with an edge and connectors that really come and go. */

const step = (page: Page, title: string) =>
  page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: title }),
  })
const services = (page: Page) => step(page, '1. Move or delete its VPC Services')
const connectors = (page: Page) => step(page, '2. Stop its connectors')
const removal = (page: Page) => step(page, '3. Delete the tunnel')
const nameBox = (page: Page) => page.getByRole('textbox', { name: 'Tunnel name' })
const button = (page: Page) => page.getByRole('button', { name: 'Delete tunnel' })

test('a tunnel is retired: its services move, its connectors stop, a reload resumes, and its name deletes it', async ({
  page,
  go,
  api,
  connect,
  named,
  tunnel,
  soon,
}) => {
  const other = await api().tunnel(named('other'))
  const names = [named('one'), named('two'), named('three')]
  for (const name of names) await api().service(name, tunnel)
  const [first, second] = [await connect(tunnel), await connect(tunnel)]
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Delete ${tunnel.name}`)
  await expect(services(page)).toContainText('3 VPC Services point here.')
  await expect(services(page)).toHaveAttribute('aria-current', 'step')
  await expect(connectors(page)).toContainText('After step 1')
  await expect(connectors(page)).toContainText('2 connectors are connected.')

  const [one = '', two = '', three = ''] = names
  await services(page)
    .getByRole('checkbox', { name: `Choose ${one}` })
    .check()
  await expect(services(page)).toContainText('1 of 3 chosen:')
  const { service_id: id } = await api().serviceCalled(one)
  await services(page).getByText('Workers with a binding to it').first().click()
  await expect(page.getByRole('region', { name: /^binding of / })).toContainText('vpc_services')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Type 1 to delete').fill('1')
  await dialog.getByRole('button', { name: 'Delete 1 VPC Service' }).click()
  await soon((now) => now(services(page)).toContainText('2 VPC Services point here.'))
  await expect(api().call(serviceDelete, { service: id })).rejects.toMatchObject({ status: 404 })

  await page.reload()
  await expect(services(page)).toContainText('All 2, unless you choose some:')
  await page.getByRole('button', { name: 'Move to another tunnel' }).click()
  await dialog.getByRole('combobox', { name: 'Tunnel' }).click()
  await page.getByRole('option', { name: other.name }).click()
  await dialog.getByRole('button', { name: 'Move 2 VPC Services' }).click()
  await expect(page.getByText(`2 VPC Services moved to ${other.name}.`)).toBeVisible()
  await soon((now) => now(services(page)).toContainText('No VPC Service points here.'))
  await expect(services(page)).toContainText('Done')
  for (const name of [two, three])
    expect(tunnelOf((await api().serviceCalled(name)).host)).toBe(other.id)

  await expect(connectors(page)).toHaveAttribute('aria-current', 'step')
  await first.stop()
  await soon((now) => now(connectors(page)).toContainText('1 connector is connected.'))
  await page.reload()
  await expect(services(page)).toContainText('Done')
  await expect(connectors(page)).toContainText('1 connector is connected.')
  await second.stop()
  await soon((now) => now(connectors(page)).toContainText('No connector is connected.'))
  await expect(removal(page)).toHaveAttribute('aria-current', 'step')

  await expect(button(page)).toHaveAccessibleDescription('Type the name of the tunnel first.')
  const name = await copiedBy(page, () =>
    page.getByRole('button', { name: 'Copy tunnel name' }).click(),
  )
  await nameBox(page).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Tunnel ${tunnel.name} was deleted.`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
  expect((await api().call(tunnelGet, { tunnel: tunnel.id })).deleted_at).not.toBeNull()
})

test('a service that appears meanwhile is told at the button, and stands in step 1 to be resolved', async ({
  page,
  go,
  api,
  named,
  tunnel,
  soon,
}) => {
  await go('tunnelDelete', { tunnel: tunnel.id })
  await expect(services(page)).toContainText('No VPC Service points here.')
  await nameBox(page).fill(tunnel.name)
  await expect(button(page)).toBeEnabled()
  const { service_id: service, name } = await api().service(named('late'), tunnel)
  await button(page).click()
  await expect(removal(page).getByRole('alert')).toContainText(
    '1 VPC Service uses this tunnel by now',
  )
  await expect(services(page).getByRole('link', { name })).toBeVisible()
  await expect(button(page)).toBeDisabled()
  await api().call(serviceDelete, { service })
  await soon((now) => now(services(page)).toContainText('No VPC Service points here.'))
  await expect(removal(page).getByRole('alert')).toBeHidden()
  await expect(nameBox(page)).toHaveValue(tunnel.name)
  await button(page).click()
  await expect(page.getByText(`Tunnel ${tunnel.name} was deleted.`)).toBeVisible()
})

test('a tunnel that somebody renames has to be named anew; one that somebody deletes is said to be gone', async ({
  page,
  go,
  api,
  named,
  tunnel,
  soon,
}) => {
  const renamed = named('renamed')
  await go('tunnelDelete', { tunnel: tunnel.id })
  await nameBox(page).fill(tunnel.name)
  await api().call(tunnelUpdate, { tunnel: tunnel.id, body: { name: renamed } })
  await soon((now) => now(page.getByRole('heading', { level: 1 })).toHaveText(`Delete ${renamed}`))
  await expect(nameBox(page)).toHaveValue('')
  await api().call(tunnelDelete, { tunnel: tunnel.id })
  await soon((now) =>
    now(page.getByRole('heading', { name: 'This tunnel was deleted' })).toBeVisible(),
  )
  await page.getByRole('link', { name: 'Go to Tunnels' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
})

test('connectors that nobody reaches are disconnected; a locally managed tunnel says what stays on its host', async ({
  page,
  go,
  api,
  connect,
  named,
  soon,
}) => {
  const body = { name: named('local'), config_src: 'local' } as const
  const tunnel = await api().call(tunnelCreate, { body })
  const connector = await connect(tunnel)
  await go('tunnelDelete', { tunnel: tunnel.id })
  await expect(removal(page)).toContainText('After step 2, or now')
  await expect(removal(page)).toContainText(`~/.cloudflared/${tunnel.id}.json`)
  await page.getByText('Commands to stop a connector').click()
  await page.getByRole('radio', { name: 'Docker', exact: true }).check()
  await expect(page.getByRole('region', { name: 'stop command' })).toHaveText(
    `docker stop -t 35 vpc-${tunnel.id.slice(0, 8)}`,
  )
  await page.getByRole('button', { name: 'Disconnect it' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('delete the tunnel to end that')
  await dialog.getByRole('button', { name: 'Disconnect it' }).click()
  await expect(page.getByText('1 connector was disconnected.')).toBeVisible()
  await expect.poll(() => connector.connections).toBe(0)
  await soon((now) => now(connectors(page)).toContainText('No connector is connected.'))
})

test.describe('as the only tunnel', () => {
  test.use({ alone: true })

  test('where there is nowhere to move services to, a tunnel is made on the way, which leads back and is chosen', async ({
    page,
    go,
    api,
    connect,
    named,
    tunnel,
    soon,
  }) => {
    const title = `Delete ${tunnel.name}`
    await api().service('service', tunnel)
    await go('tunnelDelete', { tunnel: tunnel.id })
    await expect(services(page)).toContainText('There is no other tunnel to move them to.')
    await services(page).getByRole('link', { name: 'Create a tunnel' }).click()
    await expect(page.getByRole('link', { name: title })).toBeVisible()
    const other = named('other')
    await page.getByLabel('Tunnel name').fill(other)
    await page.getByRole('button', { name: 'Save tunnel' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Install a connector for ${other}`,
    )
    await page.reload()
    await connect(await api().tunnelCalled(other), { transport: 'quic' })
    await soon((now) => now(page).toHaveTitle(/^✓ Connected/))
    await page.getByRole('link', { name: `Return to “${title}”` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await page.getByRole('button', { name: 'Move to another tunnel' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText(`→ ${other}`)
    await dialog.getByRole('button', { name: 'Move 1 VPC Service' }).click()
    await soon((now) => now(services(page)).toContainText('No VPC Service points here.'))
  })
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('the plan can be looked at, says which roles it takes, and leads to a request for them', async ({
    page,
    go,
    api,
    connect,
    named,
    tunnel,
  }) => {
    await api().service(named('service'), tunnel)
    await connect(tunnel)
    await go('tunnelDelete', { tunnel: tunnel.id })
    await expect(services(page)).toContainText('1 VPC Service points here.')
    await expect(connectors(page)).toContainText('1 connector is connected.')
    await expect(page.getByRole('button', { name: 'Disconnect it' })).toBeDisabled()
    await expect(button(page)).toHaveAccessibleDescription(/you need the Cloudflare Tunnel Write/)
    await page.getByRole('link', { name: 'A request to copy' }).click()
    await expect(page.getByRole('region', { name: /request/i })).toContainText('delete tunnels')
  })
})
