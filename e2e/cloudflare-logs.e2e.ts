import type { Page } from '@playwright/test'
import { expect, test } from './support/upstream.ts'

const log = (page: Page) => page.getByRole('log', { name: 'Live logs' })

test('who may write tunnels sees what a connector logs, as it happens, through Cloudflare', async ({
  page,
  go,
  connect,
  tunnel,
  upstream,
}) => {
  const connector = await connect(tunnel)
  // Its host is told by nobody.
  const name = `${connector.id.slice(0, 8)}…`
  await go('tunnel', { tunnel: tunnel.id })
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors.getByText(name, { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Live logs' }).click()
  await expect(page.getByText(`Live from ${name}`, { exact: true })).toBeVisible()
  await expect(page.getByRole('option', { name: `${name} from ` })).toBeAttached()
  expect(await upstream.streaming(connector.id)).toBe(1)
  connector.log({ level: 'info', event: 'http', message: 'GET /orders' })
  await expect(log(page)).toContainText('GET /orders')
  connector.log({ level: 'error', event: 'cloudflared', message: 'failed to connect to origin' })
  await expect(log(page)).toContainText(/info.*GET \/orders.*error.*failed to connect to origin/)
  await expect(page.getByText('2 lines')).toBeVisible()
})

test('a log that somebody else reads already says so', async ({
  page,
  go,
  connect,
  tunnel,
  upstream,
}) => {
  await connect(tunnel)
  await go('tunnelLogs', { tunnel: tunnel.id })
  await expect(page.getByText(/^Live from /)).toBeVisible()
  await upstream.closeLogs({ tunnel: tunnel.id, why: 'limit' })
  await expect(page.getByText(/somebody else/i).first()).toBeVisible()
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('who may not read logs is told which role it takes, and none are asked for', async ({
    page,
    go,
    connect,
    tunnel,
    upstream,
  }) => {
    const { id } = await connect(tunnel)
    await go('tunnelLogs', { tunnel: tunnel.id })
    await expect(page.getByRole('main')).toContainText(
      'To read live logs on a Cloudflare account you need the Cloudflare Tunnel Write role.',
    )
    expect(await upstream.streaming(id)).toBe(0)
  })
})

test.describe('as somebody whose token may do less than their roles say', () => {
  test.use({ who: 'Narrow token' })

  test('who is refused the logs is told which role the token lacks', async ({
    page,
    go,
    connect,
    tunnel,
  }) => {
    await connect(tunnel)
    await go('tunnelLogs', { tunnel: tunnel.id })
    await expect(page.getByRole('main')).toContainText('you need the Cloudflare Tunnel Write role')
  })
})
