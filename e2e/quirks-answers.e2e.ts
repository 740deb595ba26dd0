import type { Page } from '@playwright/test'
import { serviceFormOn } from './support/service-form.ts'
import { expect, test } from './support/upstream.ts'

/** Answers that differ from tidy ones. Fields that nobody has heard of are in all of them, always. */

const rowOf = (page: Page, name: string) => page.getByRole('row', { name })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('of what tells no more than it must, the pages say what they know', async ({
  page,
  go,
  api,
  connect,
  named,
  tunnel,
  upstream,
}) => {
  const { name, service_id: service } = await api().service(named('service'), tunnel)
  await connect(tunnel)
  await upstream.quirks({ sparse: true })
  await go('tunnels', {}, { q: tunnel.name })
  await expect(rowOf(page, tunnel.name)).toContainText('Healthy')
  // The deprecated list of its connections is empty, or not there: that is not how many it has.
  await expect(rowOf(page, tunnel.name).getByRole('cell').nth(1)).toHaveText('1')
  await page.getByRole('link', { name: tunnel.name }).click()
  const connectors = page.getByRole('region', { name: 'Connectors' })
  await expect(connectors).toContainText('from an unknown address')
  await expect(connectors).toContainText('4 of 4 connections')
  await go('service', { service })
  await expect(heading(page)).toHaveText(name)
  await expect(page.getByRole('link', { name: tunnel.name })).toBeVisible()
})

test('a tunnel that tells not even its name is a row like the others', async ({
  page,
  go,
  api,
  named,
  upstream,
}) => {
  const [nameless, other] = [await api().tunnel(named('a')), await api().tunnel(named('b'))]
  await upstream.overlay({ id: nameless.id, omit: ['name', 'status', 'created_at'] })
  await go('tunnels', {}, { q: nameless.id.slice(0, 13) })
  await expect(rowOf(page, '(no name)')).toContainText('Unknown')
  await go('tunnels', {}, { q: other.name })
  await expect(rowOf(page, other.name)).toContainText('Inactive')
})

test('a tunnel that was deleted is in no list and no choice, though the API lists it', async ({
  page,
  go,
  api,
  named,
  upstream,
}) => {
  const stem = named('tunnel')
  const [gone] = [await api().tunnel(`${stem}-gone`), await api().tunnel(`${stem}-here`)]
  await upstream.overlay({ id: gone.id, set: { deleted_at: '2026-03-01T12:00:00.000000Z' } })
  await go('tunnels', {}, { q: stem })
  await expect(page.getByRole('rowheader')).toHaveText([`${stem}-here`])
  await go('serviceNew')
  await page.getByRole('combobox', { name: 'Tunnel', exact: true }).click()
  await page.getByRole('combobox', { name: 'Search tunnels' }).fill(stem)
  await expect(page.getByRole('option')).toHaveText([/-here/])
})

test('a tunnel in a status of tomorrow is shown as unknown, can be searched for, and be renamed', async ({
  page,
  go,
  api,
  named,
  tunnel,
  upstream,
}) => {
  const name = named('renamed')
  await upstream.overlay({ id: tunnel.id, set: { status: 'hibernating', connections: null } })
  await go('tunnels', {}, { q: tunnel.name })
  await expect(rowOf(page, tunnel.name)).toContainText('Unknown (hibernating)')
  await page.getByRole('link', { name: tunnel.name }).click()
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByLabel('Tunnel name').fill(name)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(name)
  await expect(page.getByText('Unknown (hibernating)').first()).toBeVisible()
  expect((await api().tunnelCalled(name)).id).toBe(tunnel.id)
})

/** What is new of a service, how an answer shows it, and what is said of it. */
const OF_TOMORROW = [
  ['type', { type: 'grpc' }, 'Unknown (grpc)'],
  [
    'way to check certificates',
    { tls_settings: { cert_verification_mode: 'verify_pinned' } },
    'Unknown (verify_pinned)',
  ],
  ['protocol', { type: 'tcp', tcp_port: 1521, app_protocol: 'oracle' }, 'TCP 1521 (oracle)'],
  ['kind of host', { host: { srv: '_db._tcp.internal' } }, 'Unknown'],
] as const

for (const [what, set, said] of OF_TOMORROW)
  test(`a service with a ${what} of tomorrow breaks no list, and is not spoilt by editing it`, async ({
    page,
    go,
    api,
    named,
    tunnel,
    upstream,
  }) => {
    const stem = named('service')
    const { service_id: service } = await api().service(`${stem}-new`, tunnel)
    await api().service(`${stem}-old`, tunnel)
    await upstream.overlay({ id: service, set })
    await go('services', {}, { q: stem })
    await expect(rowOf(page, `${stem}-new`)).toBeVisible()
    await expect(rowOf(page, `${stem}-old`)).toContainText('api.internal')
    await page.getByRole('link', { name: `${stem}-new` }).click()
    await expect(heading(page)).toHaveText(`${stem}-new`)
    await expect(page.getByRole('main')).toContainText(said)
    await expect(page.getByRole('button', { name: 'Edit' })).toHaveAccessibleDescription(
      /^This service can’t be edited here/,
    )
    await go('serviceEdit', { service })
    await expect(page.getByRole('main')).toContainText('This service can’t be edited here')
    const changed = (await upstream.requests()).filter(
      ({ method, path }) => method === 'PUT' && path.includes(service),
    )
    expect(changed).toEqual([])
  })

test('settings of tomorrow are named before an edit may clear them, and what they say is kept nowhere', async ({
  page,
  go,
  api,
  named,
  tunnel,
  upstream,
}) => {
  const { service_id: service } = await api().service(named('service'), tunnel)
  await upstream.overlay({ id: service, set: { idle_timeout: 30, access: { key: 'hidden' } } })
  const name = named('renamed')
  const form = serviceFormOn(page)
  await go('serviceEdit', { service })
  await expect(page.getByText('VPC Console does not know what')).toContainText('idle_timeout')
  await form.name.fill(name)
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage))
  expect(kept).toContain(name)
  expect(kept).not.toContain('hidden')
  await upstream.overlay({ id: service, set: { access: { key: 'hidden' } } })
  await form.save.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was saved' })).toBeVisible()
  await form.save.click()
  await expect(heading(page)).toHaveText(name)
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByText('Not copied are settings')).toContainText('access')
})

for (const serviceDeleted of ['204', 'empty'] as const)
  test(`a service is deleted also where the answer to that is ${serviceDeleted}`, async ({
    page,
    go,
    api,
    named,
    tunnel,
    upstream,
  }) => {
    await upstream.quirks({ serviceDeleted })
    const { service_id: service, name } = await api().service(named('service'), tunnel)
    await go('service', { service })
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete VPC Service' }).click()
    await expect(page.getByText(`VPC Service ${name} was deleted.`)).toBeVisible()
    await expect(heading(page)).toHaveText('VPC Services')
    await expect(rowOf(page, name)).toBeHidden()
  })
