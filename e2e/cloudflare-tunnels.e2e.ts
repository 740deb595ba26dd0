import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/upstream.ts'

/** What of a tunnel a Cloudflare account tells otherwise than a local directory, or not at all. */

test('of a connector it is said whether its version will do, and what the API does not tell', async ({
  page,
  go,
  connect,
  tunnel,
}) => {
  await connect(tunnel, { version: '2026.8.2' })
  await connect(tunnel, { version: '2025.6.1' })
  await go('tunnel', { tunnel: tunnel.id })
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors.getByText('Transport: not told by the API')).toHaveCount(2)
  await expect(connectors.getByText('Ready for Workers VPC by its version.')).toHaveCount(1)
  await expect(connectors).toContainText('update cloudflared to 2025.7.0 or newer')
})

test('what happened to a tunnel is what this browser saw of it, also after a reload', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
}) => {
  await go('tunnel', { tunnel: tunnel.id })
  const happened = page.getByRole('region', { name: 'What happened' })
  await expect(happened).toContainText('Seen by this browser while a page was open.')
  await expect(happened).toContainText('Nothing yet.')
  // What is there at the first look did not happen before this browser's eyes.
  await expect(page.getByText('No connector is connected now.')).toBeVisible()
  const connector = await connect(tunnel)
  await soon((now) => now(happened).toContainText(/The status went from \w+ to Healthy\./))
  // Status and connectors are asked for apart, and either may be heard first.
  await soon((now) => now(happened).toContainText('joined'))
  connector.kill()
  await soon((now) => now(happened).toContainText(/The status went from \w+ to Down\./))
  await soon((now) => now(happened).toContainText('left'))
  await page.reload()
  await expect(happened).toContainText(/The status went from \w+ to Healthy\./)
})

test('the commands are those for Cloudflare’s network, and the page says what a host must reach', async ({
  page,
  go,
  tunnel,
}) => {
  await go('tunnelInstall', { tunnel: tunnel.id })
  await expect(page.getByText('outbound UDP port 7844, to Cloudflare’s network')).toBeVisible()
  const copy = page.getByRole('button', { name: 'Copy service command' })
  expect(await copiedBy(page, () => copy.click())).toMatch(
    /^sudo cloudflared service install eyJ[\w=]+$/,
  )
  await expect(page.getByRole('main')).not.toContainText('--edge')
})

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  test('a link for signing in to a local directory is refused in words, and leaves no token behind', async ({
    page,
    server,
  }) => {
    const token = server.tokenOf('Admin')
    await page.goto(`/sign-in#token=${token}`)
    await expect(page.getByRole('alert')).toContainText('This console was not started for that.')
    expect(page.url()).not.toContain(token)
  })
})
