import { tunnelCreate, tunnelDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import { fits } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { heard } from './support/said.ts'

/** What becomes of a tunnel that somebody renames or deletes; and those that are another kind. */

test('a tunnel is renamed; a name that is taken is said in the dialog', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const taken = await api().tunnel(named('taken'))
  const name = named('renamed')
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('button', { name: 'Rename' }).click()
  const dialog = page.getByRole('dialog', { name: `Rename ${tunnel.name}` })
  const box = dialog.getByLabel('Tunnel name')
  await expect(box).toBeFocused()
  await box.fill(taken.name)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('already have a tunnel with this name')
  await box.fill(name)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByText(`The tunnel is now called ${name}.`)).toBeVisible()
  expect((await api().tunnelCalled(name)).id).toBe(tunnel.id)
})

test('a renaming is taken back, but not over the name that somebody else gave since', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const [mine, theirs] = [named('mine'), named('theirs')]
  const rename = async () => {
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByLabel('Tunnel name').fill(mine)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(mine)
  }
  const undo = page.getByRole('button', { name: 'Undo' })
  await go('tunnel', { tunnel: tunnel.id })
  await rename()
  await undo.click()
  await expect(page.getByText(`The tunnel is called ${tunnel.name} again.`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tunnel.name)
  await rename()
  await api().call(tunnelUpdate, { tunnel: tunnel.id, body: { name: theirs } })
  await undo.click()
  await expect(page.getByText(`somebody has called it ${theirs} since.`)).toBeVisible()
  expect((await api().tunnelCalled(theirs)).id).toBe(tunnel.id)
})

test('a tunnel that services use is not deleted, and the page for it names them', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const [one, two] = [named('one'), named('two')]
  await api().service(one, tunnel)
  await api().service(two, tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByRole('region', { name: 'VPC Services that use it' })).toContainText(one)
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('2 VPC Services point here.')).toBeVisible()
  await expect(page.getByRole('link', { name: one })).toBeVisible()
  await expect(page.getByRole('link', { name: two })).toBeVisible()
  await page.getByRole('textbox', { name: 'Tunnel name' }).fill(tunnel.name)
  const button = page.getByRole('button', { name: 'Delete tunnel' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/Move its VPC Services/)
})

test('a tunnel is deleted with its connector, after saying that it will be cut off', async ({
  page,
  go,
  api,
  connect,
  tunnel,
}) => {
  await connect(tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('1 connected connector will be disconnected at once')).toBeVisible()
  const button = page.getByRole('button', { name: 'Delete tunnel' })
  await page.getByRole('textbox', { name: 'Tunnel name' }).fill(tunnel.name.toUpperCase())
  await expect(button).toHaveAccessibleDescription('Type the name of the tunnel first.')
  await page.getByRole('textbox', { name: 'Tunnel name' }).fill(tunnel.name)
  await button.click()
  await expect(page.getByText(`Tunnel ${tunnel.name} was deleted.`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
  expect(await api().call(connectorList, { tunnel: tunnel.id })).toEqual([])
})

test('deleted tunnels are a list of their own; each still has a page, which offers nothing that is over', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  const { id, name } = tunnel
  await api().call(tunnelDelete, { tunnel: id })
  await go('tunnels', {}, { q: name })
  await expect(page.getByText('No tunnels fit these filters')).toBeVisible()
  await page.getByLabel('Status').selectOption('Deleted')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deleted tunnels')
  expect(new URL(page.url()).searchParams.get('status')).toBe('deleted')
  await expect(heard(page, /^Showing 1 of \d+ deleted tunnels$/)).toBeVisible()
  await expect(page.getByRole('row', { name })).toContainText('now')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByText('Deleted', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename' })).toBeHidden()
  for (const gone of ['Delete', 'Rotate token', 'Live logs', 'Install a connector'])
    await expect(page.getByRole('link', { name: gone, exact: true })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Connectors' })).toBeHidden()
  await expect(page.getByText('Not found')).toBeHidden()
  await go('tunnelRotate', { tunnel: id })
  await expect(page.getByRole('heading', { name: 'This tunnel was deleted' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rotate token' })).toBeHidden()
  await go('tunnelDelete', { tunnel: id })
  await expect(page.getByRole('heading', { name: 'This tunnel was deleted' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete tunnel' })).toBeHidden()
  await page.getByRole('link', { name: 'See what happened to it' }).click()
  await page.getByRole('link', { name: 'Deleted tunnels' }).click()
  await expect(page.getByRole('row', { name })).toBeVisible()
})

test('a locally managed tunnel is told apart in the list and on its page, with what differs', async ({
  page,
  go,
  api,
  named,
}) => {
  const body = { name: named('local'), config_src: 'local' } as const
  const { id, name } = await api().call(tunnelCreate, { body })
  await go('tunnels', {}, { q: name })
  await expect(page.getByRole('row', { name })).toContainText('Locally managed')
  await page.getByRole('link', { name }).click()
  const about = page.getByRole('region', { name: 'Locally managed' })
  await expect(about).toContainText('A configuration that is put through the API does not apply')
  await expect(about.getByRole('region', { name: 'command to run it locally' })).toHaveText(
    new RegExp(
      `^cloudflared tunnel .*--protocol quic run --credentials-file ~/.cloudflared/${id}.json ${id}$`,
    ),
  )
  await fits(page)
  await go('tunnelInstall', { tunnel: id })
  await expect(about).toBeVisible()
})

test('who looks at a tunnel sees the name that somebody else gives it', async ({
  page,
  go,
  api,
  named,
  tunnel,
  soon,
}) => {
  const name = named('renamed')
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tunnel.name)
  await api().call(tunnelUpdate, { tunnel: tunnel.id, body: { name } })
  await soon((now) => now(page.getByRole('heading', { level: 1 })).toHaveText(name))
})
