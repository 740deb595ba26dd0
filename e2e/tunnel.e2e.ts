import { connectionsDelete } from '#contract/tunnel-changes.ts'
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
