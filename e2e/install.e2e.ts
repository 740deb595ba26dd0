import { tunnelDelete } from '#contract/tunnel-changes.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, LOCAL, test } from './support/fixtures.ts'

const SYSTEMS = ['Windows', 'macOS', 'Debian', 'Red Hat', 'Docker', 'Docker Compose', 'Kubernetes']

test('after a minute without a connection the page says what to check, and keeps waiting', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
  words,
}) => {
  await go('tunnelInstall', { tunnel: tunnel.id })
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('Waiting for the connector.')
  await expect(connection).not.toContainText('Check on the host')
  await page.clock.fastForward('01:01')
  await expect(connection).toContainText('Nothing has connected for a minute.')
  await expect(connection).toContainText(words.reach)
  await expect(connection).toContainText('This page keeps waiting.')
  await connect(tunnel)
  await soon((now) => now(connection).toContainText('All 4 connections are up.'))
  await expect(connection).not.toContainText('Check on the host')
})

test('the page counts a connector in while its connections come up', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
  words,
}) => {
  await go('tunnelInstall', { tunnel: tunnel.id })
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('Waiting for the connector.')
  await connect(tunnel, { connections: 2, version: '2026.8.0' })
  await soon((now) => now(connection).toContainText('2 of 4 connections are up.'))
  await expect(connection).toContainText(`cloudflared 2026.8.0, linux_amd64, from ${words.origin}`)
})

test('a connector that runs already does not pass for the new one, and a reload does not mix them up', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
}) => {
  await connect(tunnel, { version: '2026.7.0' })
  await go('tunnelInstall', { tunnel: tunnel.id }, { for: 'replica' })
  const connection = page.getByRole('region', { name: 'Connection' })
  const before = connection.getByRole('list', { name: 'Connected before' })
  const stages = connection.getByRole('list', { name: 'Stages' })
  await expect(before).toContainText('cloudflared 2026.7.0')
  await expect(before).toContainText('All 4 connections are up.')
  await expect(stages).not.toContainText('Done')
  await connect(tunnel, { connections: 2 })
  await soon((now) => now(stages).toContainText('2 of 4 connections are up.'))
  await page.getByRole('radio', { name: 'Docker', exact: true }).check()
  await page.reload()
  await expect(stages).toContainText('2 of 4 connections are up.')
  await expect(before).toContainText('All 4 connections are up.')
})

// Only an edge of our own tells whom it refused.
test(
  'who waits is told of a connector that was refused, why, and what to do, until one joins',
  LOCAL,
  async ({ page, go, api, connect, tunnel }) => {
    await page.clock.install()
    const token = await api().rotate(tunnel)
    await go('tunnelInstall', { tunnel: tunnel.id })
    const connection = page.getByRole('region', { name: 'Connection' })
    await expect(connection).toContainText('Waiting for the connector.')
    await expect(connect(tunnel, { token })).rejects.toThrow('Invalid tunnel secret')
    await page.clock.fastForward('01:01')
    await expect(connection).toContainText('was refused: Unauthorized: Invalid tunnel secret.')
    await expect(connection).toContainText('Reinstall with the current token.')
    await expect(connection).not.toContainText('Check on the host')
    await connect(tunnel)
    await page.clock.fastForward('00:02')
    await expect(connection).toContainText('All 4 connections are up.')
    await expect(connection).not.toContainText('was refused')
  },
)

test.describe('where the edge has no QUIC', LOCAL, () => {
  test.use({ alone: true, serverArgs: ['--edge-http2-only'] })

  test('it is said where connectors are set up, and the command asks for HTTP/2', async ({
    page,
    go,
    connect,
    tunnel,
  }) => {
    const said = page.getByText(
      'QUIC is switched off (--edge-http2-only): hostname services will fail, as they would over HTTP/2.',
    )
    await go('tunnelInstall', { tunnel: tunnel.id })
    await expect(said).toBeVisible()
    const run = page.getByRole('region', { name: 'run command' })
    await expect(run).toContainText('--protocol http2')
    await expect(page.getByText(/UDP/)).toBeHidden()
    await expect(page.getByRole('region', { name: 'Requirements' })).toContainText('over TCP')
    await connect(tunnel, { transport: 'http2' })
    await go('tunnel', { tunnel: tunnel.id })
    await expect(said).toBeVisible()
    const connectors = page.getByRole('region', { name: 'Connectors' })
    await expect(connectors.getByText('over HTTP/2')).toHaveCount(4)
    await expect(connectors).not.toContainText('--protocol quic')
  })
})

test('a tunnel that was deleted has no connector to install', async ({
  page,
  go,
  api,
  tunnel,
  soon,
}) => {
  await go('tunnelInstall', { tunnel: tunnel.id })
  await expect(page.getByText('Waiting for the connector.')).toBeVisible()
  await api().call(tunnelDelete, { tunnel: tunnel.id })
  await soon((now) => now(page.getByText('This tunnel was deleted')).toBeVisible())
  await expect(page.getByRole('link', { name: 'Create a tunnel' })).toBeVisible()
  await expect(page.getByText('Waiting for the connector.')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Copy run command' })).toBeHidden()
})

test('a connector of another tunnel is not taken for this one', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  await page.clock.install()
  const mine = await api().tunnel(named('mine'))
  await go('tunnelInstall', { tunnel: mine.id })
  await connect(await api().tunnel(named('other')))
  await page.clock.fastForward('00:05')
  await expect(page.getByText('Waiting for the connector.')).toBeVisible()
})

test('for each system there is a command, and the token is in it whole when copied', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  const token = await api().call(tunnelToken, { tunnel: tunnel.id })
  await go('tunnelInstall', { tunnel: tunnel.id })
  await expect(page.getByRole('radio', { name: 'Debian' })).toBeChecked()
  for (const system of SYSTEMS) {
    await page.getByRole('radio', { name: system, exact: true }).check()
    const button = page.getByRole('button', { name: 'Copy run command' })
    const command = await copiedBy(page, () => button.click())
    expect(command.split(token)).toHaveLength(2)
    expect(command).not.toContain('\n')
    expect(command.startsWith('cloudflared.exe')).toBe(system === 'Windows')
  }
  expect(await page.content()).not.toContain(token)
})

test('who comes to the page once it is connected is told so, and that it went, and can go on', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
}) => {
  const connector = await connect(tunnel)
  await go('tunnelInstall', { tunnel: tunnel.id })
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('The connector is connected')
  await expect(connection).not.toContainText('Connected before')
  await connector.stop()
  await soon((now) => now(connection).toContainText('The connector was connected, and is gone.'))
  await expect(page).toHaveTitle(`! Gone – ${tunnel.name} · VPC Console`)
  await page.getByRole('link', { name: 'Create a VPC Service' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a VPC Service')
})
