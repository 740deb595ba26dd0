import type { Page } from '@playwright/test'
import { serviceDelete } from '#contract/service-changes.ts'
import { connectionsDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'

/** More than the server tells at a time. */
const PAGE = 100
const MANY = PAGE + 5

const section = (page: Page) => page.getByRole('region', { name: 'What happened' })
const lines = (page: Page) =>
  section(page).getByRole('list', { name: 'What happened, newest first' }).locator('> li')

test('a tunnel tells what was done to it, newest first, and by whom', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const name = named('renamed')
  await api().call(tunnelUpdate, { tunnel: tunnel.id, body: { name } })
  const service = await api().service(named('service'), tunnel)
  await api().call(serviceDelete, { service: service.service_id })
  await go('tunnel', { tunnel: tunnel.id })
  await expect(lines(page)).toContainText([
    `VPC Service ${service.name} was deleted by Admin.`,
    `VPC Service ${service.name} was created by Admin.`,
    `The tunnel was renamed to ${name} by Admin.`,
    'The tunnel was created by Admin.',
  ])
  const when = lines(page).first().getByRole('time')
  await expect(when).toHaveText(/^\d\d:\d\d:\d\d$/)
  await when.hover()
  await expect(page.getByText(/ UTC$/)).toBeVisible()
})

test('a connector with four connections is one line as it comes and one as it goes; what is copied is all', async ({
  page,
  account,
  go,
  api,
  connect,
  tunnel,
}) => {
  await page.clock.install()
  const connector = await connect(tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  const who = `Connector ${connector.id.slice(0, 8)}… (cloudflared 2026.8.2, linux_amd64, from 127.0.0.1)`
  await expect(lines(page)).toContainText([
    `${who} joined over HTTP/2.`,
    'The tunnel was created by Admin.',
  ])
  await connector.stop()
  await expect.poll(async () => (await api().tunnelCalled(tunnel.name)).status).toBe('down')
  await page.clock.fastForward('00:05')
  await expect(lines(page)).toHaveCount(3)
  const left = lines(page).first()
  await expect(left).toContainText(`${who} left: cloudflared was shut down.`)
  await left.getByText('4 connections').click()
  await expect(left.getByText('lost connection 3: cloudflared was shut down.')).toBeVisible()
  const copy = page.getByRole('button', { name: 'Copy what happened' })
  const [heading, ...copied] = (await copiedBy(page, () => copy.click())).split('\n')
  expect(heading).toMatch(/^Tunnel .*, status Down, copied .* UTC: 11 events, newest first\.$/)
  for (const known of [tunnel.name, tunnel.id, account]) expect(heading).toContain(known)
  expect(copied).toHaveLength(11)
  for (const line of copied)
    expect(line).toMatch(/^( {4})?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}[A-Z]/)
  expect(copied.filter((line) => line.includes(connector.id))).toHaveLength(2)
})

test('a connection that a newer one replaces is one line, and counts in no other', async ({
  page,
  go,
  connect,
  tunnel,
}) => {
  const { id } = await connect(tunnel)
  await connect(tunnel, { id, connections: 1 })
  await go('tunnel', { tunnel: tunnel.id })
  await expect(lines(page)).toContainText([
    'connection 0 was replaced by a newer one over HTTP/2.',
    'joined over HTTP/2.',
    'The tunnel was created by Admin.',
  ])
  await expect(lines(page).nth(1).getByText('4 connections')).toBeVisible()
  await expect(lines(page)).toHaveCount(3)
})

test('a connector that ends without a word, and one that is disconnected, are told apart', async ({
  page,
  go,
  api,
  connect,
  tunnel,
}) => {
  await page.clock.install()
  const [ended, drained] = [await connect(tunnel), await connect(tunnel)]
  await go('tunnel', { tunnel: tunnel.id })
  ended.kill()
  await expect.poll(async () => (await api().tunnelCalled(tunnel.name)).status).toBe('healthy')
  await expect.poll(() => ended.connections).toBe(0)
  await page.clock.fastForward('00:05')
  const left = section(page).getByText(
    'left: its host, or the network on the way, closed the connection.',
  )
  await expect(left).toBeVisible()
  await expect(section(page)).toContainText('Check that cloudflared still runs on its host.')
  await api().call(connectionsDelete, { tunnel: tunnel.id, query: { client_id: drained.id } })
  await page.clock.fastForward('00:05')
  const asked = `Connector ${drained.id.slice(0, 8)}…`
  await expect(section(page).getByText('was disconnected by Admin')).toContainText(asked)
  await expect(section(page).getByText('left: it was disconnected on request.')).toContainText(
    asked,
  )
})

test('a refused connector is the line on top: how often, why, and what to do', async ({
  page,
  go,
  api,
  connect,
  tunnel,
}) => {
  const token = await api().rotate(tunnel)
  const id = crypto.randomUUID()
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(connect(tunnel, { id, token })).rejects.toThrow('Invalid tunnel secret')
  await go('tunnel', { tunnel: tunnel.id })
  const top = lines(page).first()
  await expect(top).toContainText(`Connector ${id.slice(0, 8)}…`)
  await expect(top).toContainText('was refused: Unauthorized: Invalid tunnel secret. 3 times, last')
  await expect(top).toContainText('it was rotated, or belongs to another tunnel.')
  await expect(lines(page).nth(1)).toContainText('The token was rotated by Admin.')
})

test('a burst of more than a page leaves nothing out that was shown before', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  await page.clock.install()
  await go('tunnel', { tunnel: tunnel.id })
  await expect(lines(page)).toHaveCount(1)
  for (let turn = 1; turn <= MANY; turn += 1)
    await api().call(tunnelUpdate, { tunnel: tunnel.id, body: { name: `${tunnel.name}-${turn}` } })
  await page.clock.fastForward('00:05')
  await expect(lines(page)).toHaveCount(MANY + 1)
  await expect(page.getByRole('button', { name: 'Show older' })).toBeHidden()
})

test('older events are asked for by a press, and stay while the page asks for new ones', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  await page.clock.install()
  const rename = (name: string) =>
    api().call(tunnelUpdate, { tunnel: tunnel.id, body: { name: `${tunnel.name}-${name}` } })
  for (let turn = 1; turn <= MANY; turn += 1) await rename(`no-${turn}`)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(lines(page)).toHaveCount(PAGE)
  const older = page.getByRole('button', { name: 'Show older' })
  const copy = page.getByRole('button', { name: 'Copy what happened' })
  expect(await copiedBy(page, () => copy.click())).toMatch(/\n… older events not shown$/)
  await older.click()
  await expect(lines(page)).toHaveCount(MANY + 1)
  await expect(lines(page).last()).toContainText('The tunnel was created by Admin.')
  await expect(older).toBeHidden()
  await rename('last')
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/events\b/.test(request.url())) asked.push(request.url())
  })
  await page.clock.fastForward('00:05')
  await expect(lines(page)).toHaveCount(MANY + 2)
  await expect(lines(page).first()).toContainText(`${tunnel.name}-last`)
  expect(asked).toHaveLength(1)
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('what happened is there for who only looks', async ({ page, go, tunnel }) => {
    await go('tunnel', { tunnel: tunnel.id })
    await expect(lines(page)).toContainText(['The tunnel was created by Admin.'])
  })
})

test.describe('when the server is stopped', () => {
  test.use({ alone: true, expectedFault: /^Failed to load resource: net::ERR_/ })

  test('what happened stays, and that nothing new can be heard is said', async ({
    page,
    go,
    server,
    tunnel,
  }) => {
    await page.clock.install()
    await go('tunnel', { tunnel: tunnel.id })
    await expect(lines(page)).toHaveCount(1)
    await server.stop()
    await page.clock.fastForward('01:00')
    await expect(section(page).getByText('What is new could not be loaded')).toBeVisible()
    await expect(lines(page)).toHaveCount(1)
  })
})
