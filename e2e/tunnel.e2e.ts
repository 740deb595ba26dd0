import {
  connectionsDelete,
  tunnelCreate,
  tunnelDelete,
  tunnelUpdate,
} from '#contract/tunnel-changes.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import { fits } from './support/accessible.ts'
import { expect, LOCAL, test } from './support/fixtures.ts'

test('a tunnel tells who runs it: version, architecture, address and connections', async ({
  page,
  go,
  connect,
  tunnel,
  words,
}) => {
  const connector = await connect(tunnel, { version: '2026.7.1', arch: 'linux_arm64' })
  await go('tunnel', { tunnel: tunnel.id })
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors).toContainText('cloudflared 2026.7.1')
  await expect(connectors).toContainText('linux_arm64')
  await expect(connectors).toContainText(words.origin)
  await expect(connectors).toContainText('4 of 4 connections')
  await expect(connectors).toContainText(connector.id)
  await expect(page.getByRole('list', { name: 'Connections' }).getByRole('listitem')).toHaveCount(4)
  await expect(page.getByText('Each of its connectors holds four connections.')).toBeVisible()
})

test('a tunnel that lost a connection is degraded, and says what that means', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
}) => {
  const connector = await connect(tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByText('4 of 4 connections')).toBeVisible()
  await connector.dropOne()
  await soon((now) => now(page.getByText('3 of 4 connections')).toBeVisible())
  await expect(page.getByText(/It serves, but at least one connector has lost/)).toBeVisible()
})

// By whom, and why, is told by the events of our own edge alone: so here, and in the next two.
test(
  'a tunnel that was drained says by whom; after a rotation, why its connector was refused',
  LOCAL,
  async ({ page, go, api, connect, tunnel }) => {
    await page.clock.install()
    const facts = page.getByLabel('Tunnel', { exact: true })
    const connector = await connect(tunnel)
    const token = await api().rotate(tunnel)
    await api().call(connectionsDelete, { tunnel: tunnel.id })
    await expect.poll(() => connector.connections).toBe(0)
    await go('tunnel', { tunnel: tunnel.id })
    await expect(facts).toContainText('All connectors were disconnected by Admin at')
    await expect(facts).toContainText('come back by themselves within about 20 seconds')
    await expect(connect(tunnel, { token })).rejects.toThrow('Invalid tunnel secret')
    await page.clock.fastForward('00:05')
    await expect(facts).toContainText('was refused: Unauthorized: Invalid tunnel secret.')
    await expect(facts).toContainText('Reinstall with the current token.')
    await expect(facts).not.toContainText('cloudflared runs there')
  },
)

test(
  'an inactive tunnel whose token was refused does not ask for another install',
  LOCAL,
  async ({ page, go, api, connect, tunnel }) => {
    const token = await api().rotate(tunnel)
    await expect(connect(tunnel, { token })).rejects.toThrow('Invalid tunnel secret')
    await go('tunnel', { tunnel: tunnel.id })
    await expect(page.getByText('Inactive', { exact: true }).first()).toBeVisible()
    await expect(page.getByText('Reinstall with the current token.').first()).toBeVisible()
    await expect(page.getByText('Run the install commands')).toBeHidden()
  },
)

test(
  'a tunnel whose connector went without a word says when, and what to check',
  LOCAL,
  async ({ page, go, connect, tunnel }) => {
    const connector = await connect(tunnel)
    connector.kill()
    await go('tunnel', { tunnel: tunnel.id })
    await expect(
      page.getByText(/or the network on the way, closed its connections at \d\d:\d\d:\d\d/),
    ).toBeVisible()
  },
)

// Cloudflare's API does not tell the transport.
test(
  'a connector over HTTP/2 is told what it misses and how to get it; one over QUIC is not',
  LOCAL,
  async ({ page, go, connect, tunnel }) => {
    const quic = await connect(tunnel, { transport: 'quic' })
    const http2 = await connect(tunnel, { transport: 'http2' })
    await go('tunnel', { tunnel: tunnel.id })
    const connectors = page.getByRole('region', { name: 'Connectors' })
    const itemOf = (id: string) => connectors.getByRole('listitem').filter({ hasText: id })
    await expect(itemOf(http2.id)).toContainText(
      'Over HTTP/2 hostname services fail with dns_error.',
    )
    await expect(itemOf(http2.id)).toContainText('--protocol quic')
    await expect(itemOf(quic.id).getByText('over QUIC')).toHaveCount(4)
    await expect(itemOf(quic.id)).not.toContainText('dns_error')
    await expect(page.getByText('QUIC is not available')).toBeHidden()
  },
)

test('a tunnel with two connectors names both, and leads to where another is added', async ({
  page,
  go,
  connect,
  tunnel,
}) => {
  const [one, two] = [await connect(tunnel), await connect(tunnel)]
  await go('tunnel', { tunnel: tunnel.id })
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors).toContainText(one.id)
  await expect(connectors).toContainText(two.id)
  await expect(page.getByRole('link', { name: 'Add a replica' })).toHaveAttribute(
    'href',
    /\/install\?for=replica$/,
  )
})

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
  await expect(page.getByText(/^Showing 1 of \d+ deleted tunnels$/)).toBeVisible()
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

test.describe('when the server is stopped', () => {
  test.use({ alone: true, expectedFault: /^Failed to load resource: net::ERR_/ })

  test('the status is shown as what was last known, not as what is', async ({
    page,
    go,
    connect,
    tunnel,
    server,
    soon,
  }) => {
    await connect(tunnel)
    await go('tunnel', { tunnel: tunnel.id })
    await expect(page.getByText('Healthy', { exact: true })).toHaveCount(2)
    await server.stop()
    await soon((now) => now(page.getByText('Healthy (last known)')).toHaveCount(2))
    await expect(page.getByText('Healthy', { exact: true })).toHaveCount(0)
  })
})
