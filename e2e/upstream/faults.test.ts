import { expect, test } from 'vitest'
import { accountOf, ask, forThisFile, sdkAs, serviceOn } from './testing.ts'
import { TROUBLE } from './trouble.ts'

const upstream = await forThisFile()
const account_id = accountOf(upstream)
const TUNNELS = `/accounts/${account_id}/cfd_tunnel`
const list = (init: RequestInit = {}) => ask(upstream, 'Admin', TUNNELS, init)

test('a fault strikes what it is for, as often as it is told to', async () => {
  await upstream.fault({ path: '/cfd_tunnel', times: 1, harm: TROUBLE.throttled(7) })
  expect((await ask(upstream, 'Admin', '/user')).status).toBe(200)
  const throttled = await list()
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7'])
  expect((await list()).status).toBe(200)
})

test('a bad gateway answers with a page, a lost answer after the work was done', async () => {
  await upstream.fault({ method: 'POST', times: 1, harm: TROUBLE.lost })
  const body = JSON.stringify({ name: 'office' })
  expect((await list({ method: 'POST', body })).status).toBe(502)
  expect(
    (await sdkAs(upstream, 'Admin').zeroTrust.tunnels.cloudflared.list({ account_id })).result,
  ).toHaveLength(1)
  const id = await upstream.fault({ harm: TROUBLE.badGateway })
  expect(await (await list()).text()).toContain('<html>')
  await upstream.lift(id)
  expect((await list()).status).toBe(200)
})

test('answers end early, go on for ever, or never come', async () => {
  await upstream.fault({ times: 1, harm: { as: 'truncated' } })
  await expect((await list()).json()).rejects.toThrow('JSON')
  await upstream.fault({ times: 1, harm: { as: 'cut' } })
  await expect((await list()).text()).rejects.toThrow('terminated')
  await upstream.fault({ times: 1, harm: { as: 'reset' } })
  await expect(list()).rejects.toThrow('fetch failed')
  await upstream.fault({ times: 1, harm: { as: 'endless' } })
  let read = 0
  for await (const chunk of (await list()).body ?? []) {
    read += chunk.length
    if (read > 5_000_000) break
  }
  expect(read).toBeGreaterThan(5_000_000)
  await upstream.fault({ times: 1, harm: TROUBLE.empty })
  expect(await (await list()).text()).toBe('')
  await upstream.fault({ times: 1, harm: TROUBLE.movedTo('https://elsewhere.example/') })
  expect((await list()).status).toBe(302)
})

test('an answer is held until it is let go', async () => {
  await upstream.fault({ harm: { as: 'held' } })
  const asked = list()
  await expect.poll(() => upstream.requests()).toMatchObject([{ status: null }])
  await upstream.lift()
  expect((await asked).status).toBe(200)
})

test('who hangs up is seen to have hung up', async () => {
  await upstream.fault({ harm: { as: 'held' } })
  const leaving = new AbortController()
  const asked = list({ signal: leaving.signal })
  await expect.poll(() => upstream.requests()).toHaveLength(1)
  leaving.abort()
  await expect(asked).rejects.toThrow('aborted')
  await expect.poll(() => upstream.requests()).toMatchObject([{ aborted: true }])
})

test('a fault hides no violation', async () => {
  await upstream.fault({ harm: TROUBLE.badGateway })
  expect((await ask(upstream, 'Admin', '/zones')).status).toBe(400)
  expect(await upstream.violations()).toHaveLength(1)
})

test('every answer says what is left of the quota, and beyond it there is nothing', async () => {
  await upstream.quota({ limit: 2, window: 60 })
  const first = await list()
  expect(first.headers.get('ratelimit')).toMatch(/^"default";r=1;t=(59|60)$/)
  expect(first.headers.get('ratelimit-policy')).toBe('"default";q=2;w=60')
  await list()
  const third = await list()
  expect([third.status, third.headers.get('ratelimit')?.slice(0, 13)]).toEqual([
    429,
    '"default";r=0',
  ])
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(58)
  expect((await ask(upstream, 'Bind', TUNNELS)).status).toBe(200)
})

test('fields nobody has documented are everywhere, and those nobody has promised may be missing', async () => {
  const { tunnels } = await upstream.seed({ tunnels: 1 })
  const path = `${TUNNELS}/${tunnels[0]}`
  const full = await (await ask(upstream, 'Admin', path)).json()
  expect(full).toMatchObject({
    not_yet_documented: {},
    result: { not_yet_documented: {}, connections: [], remote_config: true },
  })
  await upstream.quirks({ sparse: true, extra: false })
  const { result } = JSON.parse(await (await ask(upstream, 'Admin', path)).text())
  expect(Object.keys(result)).toEqual(['id', 'account_tag', 'created_at', 'name', 'status'])
})

test('a resource is shown otherwise than it is, with values of tomorrow', async () => {
  const seeded = await upstream.seed({ tunnels: 1, services: 1 })
  const [tunnel = '', service = ''] = [seeded.tunnels[0], seeded.services[0]]
  await upstream.overlay({ id: tunnel, set: { status: 'hibernating' }, omit: ['name'] })
  await upstream.overlay({ id: service, set: { type: 'udp' } })
  const client = sdkAs(upstream, 'Admin')
  const shown = await client.zeroTrust.tunnels.cloudflared.get(tunnel, { account_id })
  expect([shown.status, 'name' in shown]).toEqual(['hibernating', false])
  expect(await client.connectivity.directory.services.get(service, { account_id })).toMatchObject({
    type: 'udp',
  })
})

test('deleting a service is answered in each of the ways that clients have met', async () => {
  const { services, tunnels } = await upstream.seed({ tunnels: 1, services: 3 })
  const drop = (id = '') =>
    ask(upstream, 'Admin', `/accounts/${account_id}/connectivity/directory/services/${id}`, {
      method: 'DELETE',
    })
  expect(await (await drop(services[0])).json()).toMatchObject({ success: true, result: null })
  await upstream.quirks({ serviceDeleted: '204' })
  expect((await drop(services[1])).status).toBe(204)
  await upstream.quirks({ serviceDeleted: 'empty' })
  const empty = await drop(services[2])
  expect([empty.status, await empty.text()]).toEqual([200, ''])
  const made = await sdkAs(upstream, 'Admin').connectivity.directory.services.create({
    account_id,
    ...serviceOn(tunnels[0] ?? '', 'seeded-service-0'),
  })
  expect(made.name).toBe('seeded-service-0')
})
