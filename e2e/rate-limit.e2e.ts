import type { BrowserContext, Route } from '@playwright/test'
import { countAsked } from './support/asked.ts'
import { expect, test } from './support/fixtures.ts'

const TUNNELS = '**/cfd_tunnel?*'
const CONNECTORS = '**/cfd_tunnel/*/connections'

const enveloped = (result: unknown) => ({ success: true, errors: [], messages: [], result })

/** What the API answers to who asked too much. */
const askToWait = (route: Route, seconds: number) =>
  route.fulfill({
    status: 429,
    headers: { 'retry-after': String(seconds) },
    json: {
      ...enveloped(null),
      success: false,
      errors: [{ code: 971, message: 'Please wait and consider throttling your request speed' }],
    },
  })

/** Lets the API say how much of its limit is left, of 1200. */
const leave = (context: BrowserContext, left: number) =>
  context.route(TUNNELS, async (route) => {
    const response = await route.fetch()
    const headers = {
      ...response.headers(),
      ratelimit: `"default";r=${left};t=300`,
      'ratelimit-policy': '"default";q=1200;w=300',
    }
    await route.fulfill({ response, headers })
  })

test('who is asked to wait keeps what they see, is told until when, and asks nothing before', async ({
  context,
  page,
  go,
  api,
  named,
}) => {
  await page.clock.install()
  const name = named('kept')
  await api().tunnel(name)
  await go('tunnels', {}, { q: name })
  const row = page.getByRole('row', { name })
  await expect(row).toBeVisible()
  const place = await row.boundingBox()
  await context.route(TUNNELS, (route) => askToWait(route, 120))
  await page.clock.fastForward('00:05')
  const told = page.getByText(/^Cloudflare asked to wait: updates go on at \d\d:\d\d:\d\d\.$/)
  await expect(told).toBeVisible()
  await expect(row).toBeVisible()
  await expect(page.getByText('Connection lost')).toBeHidden()
  expect(await row.boundingBox()).toEqual(place)

  await context.unroute(TUNNELS)
  const asked = countAsked(context)
  const refresh = page.getByRole('button', { name: 'Refresh' })
  await expect(refresh).toHaveAccessibleDescription(/^Cloudflare asked to wait until [\d:]{8}\.$/)
  await refresh.click({ force: true })
  await page.clock.fastForward('01:30')
  await expect(told).toBeVisible()
  expect([...asked.counts]).toEqual([])
  await page.clock.fastForward('00:30')
  await expect(told).toBeHidden()
  await expect.poll(() => asked.times(/\/cfd_tunnel$/)).toBe(1)
})

test('when little of the limit is left the page asks less often, and says so', async ({
  context,
  page,
  go,
  tunnel,
}) => {
  await page.clock.install()
  await leave(context, 200)
  await go('tunnels', {}, { q: tunnel.name })
  const slower = page.getByText('Updates are slower: Cloudflare’s rate limit is near.')
  await expect(slower).toBeVisible()
  const asked = countAsked(context)
  await page.clock.fastForward('00:20')
  await expect(slower).toBeVisible()
  expect(asked.times(/\/cfd_tunnel$/)).toBe(0)
  await page.clock.fastForward('00:30')
  await expect.poll(() => asked.times(/\/cfd_tunnel$/)).toBe(1)
})

test('who scrolls past many tunnels asks for the connectors of those where they stop', async ({
  context,
  page,
  go,
}) => {
  const at = '2026-01-01T00:00:00Z'
  const tunnels = Array.from({ length: 200 }, (_, index) => ({
    id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    name: `tunnel-${String(index).padStart(3, '0')}`,
    status: 'healthy',
    created_at: at,
  }))
  await page.clock.install()
  await context.route(TUNNELS, (route) => route.fulfill({ json: enveloped(tunnels) }))
  await context.route(CONNECTORS, (route) => route.fulfill({ json: enveloped([]) }))
  await go('tunnels')
  const row = (index: number) => page.getByRole('row', { name: tunnels[index]?.name ?? '' })
  const connectors = (index: number) => row(index).getByRole('cell').nth(1)
  await expect(connectors(0)).toHaveText('0')
  await page.clock.pauseAt(Date.now() + 1000)
  const asked = countAsked(context)
  for (let index = 20; index < 200; index += 5) {
    await page.evaluate((y) => scrollTo(0, y), index * 40)
    await expect(row(index)).toBeVisible()
  }
  await page.clock.resume()
  await expect(connectors(199)).toHaveText('0')
  expect(asked.times(/\/connections$/)).toBeLessThan(60)
})

test('a list that was never shown says until when to wait, and asks again only then', async ({
  context,
  page,
  go,
  tunnel,
}) => {
  await page.clock.install()
  await context.route(TUNNELS, (route) => askToWait(route, 120))
  await go('tunnels', {}, { q: tunnel.name })
  const words = /^Cloudflare asked to wait until \d\d:\d\d:\d\d\.$/
  await expect(page.getByRole('alert').getByText(words)).toBeVisible()
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toHaveAccessibleDescription(words)
  await context.unroute(TUNNELS)
  const asked = countAsked(context)
  await again.click({ force: true })
  await page.clock.fastForward('01:30')
  expect([...asked.counts]).toEqual([])
  await page.clock.fastForward('00:31')
  await expect(page.getByRole('row', { name: tunnel.name })).toBeVisible()
})
