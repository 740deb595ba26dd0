import { tunnelList } from '#contract/tunnel-operations.ts'
import { countAsked } from './support/asked.ts'
import { expect, test } from './support/upstream.ts'
import { TROUBLE } from './upstream/trouble.ts'

/** What becomes of the pages under Cloudflare's rate limit. */

test('who is asked to wait keeps what they see, is told until when, and asks nothing before', async ({
  page,
  go,
  tunnel,
  soon,
  upstream,
}) => {
  await go('tunnels', {}, { q: tunnel.name })
  const row = page.getByRole('row', { name: tunnel.name })
  await expect(row).toBeVisible()
  const place = await row.boundingBox()
  await upstream.fault({ path: '/cfd_tunnel', harm: TROUBLE.throttled(600) })
  const told = page.getByText(/^Cloudflare asked to wait: updates go on at \d\d:\d\d:\d\d\.$/)
  await soon((now) => now(told).toBeVisible())
  await expect(row).toBeVisible()
  await expect(page.getByText('Connection lost')).toBeHidden()
  expect(await row.boundingBox()).toEqual(place)

  await upstream.lift()
  const before = await upstream.requests()
  const refresh = page.getByRole('button', { name: 'Refresh' })
  await expect(refresh).toHaveAccessibleDescription(/^Cloudflare asked to wait until [\d:]{8}\.$/)
  await refresh.click({ force: true })
  await page.clock.fastForward('05:00')
  await expect(told).toBeVisible()
  expect(await upstream.requests()).toEqual(before)
  await page.clock.fastForward('05:00')
  await expect(told).toBeHidden()
  await expect.poll(async () => (await upstream.requests()).length).toBeGreaterThan(before.length)
})

test('when little of the limit is left the page asks less often, and says so', async ({
  context,
  page,
  go,
  api,
  tunnel,
  upstream,
}) => {
  await page.clock.install()
  await upstream.quota({ limit: 100, window: 300 })
  for (let spent = 0; spent < 85; spent += 1) await api().call(tunnelList, {})
  await go('tunnels', {}, { q: tunnel.name })
  const slower = page.getByText('Updates are slower: Cloudflare’s rate limit is near.')
  await expect(slower).toBeVisible()
  const asked = countAsked(context)
  await page.clock.fastForward('00:45')
  await expect(slower).toBeVisible()
  expect(asked.times(/\/cfd_tunnel$/)).toBe(0)
  await page.clock.fastForward('01:00')
  await expect.poll(() => asked.times(/\/cfd_tunnel$/)).toBe(1)
})

test('who scrolls past many tunnels asks for the connectors of those where they stop', async ({
  context,
  page,
  go,
  upstream,
}) => {
  await upstream.seed({ tunnels: 200, connectors: 1 })
  await page.clock.install()
  await go('tunnels')
  const row = (index: number) =>
    page.getByRole('row').and(page.locator(`[aria-rowindex="${index}"]`))
  const connectors = (index: number) => row(index).getByRole('cell').nth(1)
  await expect(connectors(2)).toHaveText('1')
  await page.clock.pauseAt(Date.now() + 1000)
  const asked = countAsked(context)
  for (let index = 20; index < 200; index += 5) {
    await page.evaluate((y) => scrollTo(0, y), index * 40)
    await expect(row(index)).toBeVisible()
  }
  await page.clock.resume()
  await expect(connectors(201)).toHaveText('1')
  expect(asked.times(/\/connections$/)).toBeLessThan(60)
})

test('a list that was never shown says until when to wait, and asks again only then', async ({
  context,
  page,
  go,
  tunnel,
  upstream,
}) => {
  await page.clock.install()
  await upstream.fault({ path: '/cfd_tunnel', harm: TROUBLE.throttled(120) })
  await go('tunnels', {}, { q: tunnel.name })
  const words = /^Cloudflare asked to wait until \d\d:\d\d:\d\d\.$/
  await expect(page.getByRole('alert').getByText(words)).toBeVisible()
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toHaveAccessibleDescription(words)
  await upstream.lift()
  const asked = countAsked(context)
  await again.click({ force: true })
  await page.clock.fastForward('01:30')
  expect([...asked.counts]).toEqual([])
  await page.clock.fastForward('00:31')
  await expect(page.getByRole('row', { name: tunnel.name })).toBeVisible()
})
