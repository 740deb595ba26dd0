import { expect, LOCAL, test } from './support/fixtures.ts'
import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { isAccessible } from './support/accessible.ts'
import { copiedBy } from './support/clipboard.ts'
import { serviceList } from '#contract/service-operations.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { press, tabTo } from './support/keyboard.ts'

const IMPORT = 'Import of VPC Services'

/** A file as a person has one on their disk. */
const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

const fileBox = (page: Page) => page.getByLabel('File', { exact: true })
const job = (page: Page, name = IMPORT) => page.getByRole('region', { name })
const line = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** A list of so many services on a tunnel, as the API takes them. */
const many = (count: number, { id: tunnel_id }: Tunnel) =>
  JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      name: `service-${String(at + 1).padStart(4, '0')}`,
      type: 'http',
      host: { hostname: 'api.internal', resolver_network: { tunnel_id } },
    })),
  )

const download = async (page: Page, act: () => Promise<void>): Promise<string> => {
  const started = page.waitForEvent('download')
  await act()
  return readFile(await (await started).path(), 'utf8')
}

test('a file with mistakes is shown line by line, and of its good lines only the chosen ones are made', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const there = await api().service(named('there'), tunnel)
  const other = await api().service(named('other'), tunnel)
  const [one, two, broken] = [named('one'), named('two'), named('broken')]
  // As a spreadsheet saves it in a country that writes commas in numbers.
  const csv = [
    '\uFEFFName;Type;Host;Tunnel;HTTP port;Colour',
    `${there.name};http;api.internal;${tunnel.name};;`,
    `${other.name};http;api.internal;${tunnel.name};8080;`,
    `${one};http;10.0.0.5;${tunnel.name};8080;`,
    `${two};;db.internal;${tunnel.id};;`,
    `${broken};ftp;https://db.internal;no-such-tunnel;99999;red`,
  ].join('\r\n')
  await go('services')
  await page.getByRole('button', { name: 'Import' }).click()
  await fileBox(page).setInputFiles(file('services.csv', csv))
  await expect(line(page, there.name)).toContainText('Already there, equal: skipped')
  await expect(line(page, other.name)).toContainText('Differs in: ports.')
  await expect(line(page, one)).toContainText('Will be created')
  for (const problem of [
    'Colour: This column is not known here.',
    'type: The type of a service is http or tcp.',
    'host: Hostname must not include a scheme such as https://.',
    'http_port: At most 65535.',
    'tunnel: There is no tunnel “no-such-tunnel” in this account.',
  ])
    await expect(line(page, broken)).toContainText(new RegExp(problem, 'i'))
  await isAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.getByRole('radio', { name: 'Problem (1)' }).check()
  await expect(page.getByRole('rowheader')).toHaveText([broken])
  await page.getByRole('radio', { name: 'All (5)' }).check()
  await expect(page.getByRole('button', { name: 'Create all 2' })).toBeVisible()
  await page.getByRole('checkbox', { name: `Select ${two}` }).check()
  await page.getByRole('button', { name: 'Create the 1 selected' }).click()
  await expect(job(page)).toContainText('1 of 1 created')
  const report = await download(page, () =>
    job(page).getByRole('button', { name: 'Report as JSON' }).click(),
  )
  const made = await api().serviceCalled(two)
  expect(JSON.parse(report)).toEqual([
    { name: two, result: 'created', service_id: made.service_id, why: '' },
  ])
  expect(made.host.resolver_network?.tunnel_id).toBe(tunnel.id)
  const names = (await api().call(serviceList, {})).map(({ name }) => name)
  expect(names).not.toContain(one)
  expect(names).not.toContain(broken)
  await job(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(job(page)).toBeHidden()
})

test(
  'what is no list of services is refused in words, and a paste is not lost',
  LOCAL,
  async ({ page, go }) => {
    await go('serviceImport')
    await fileBox(page).setInputFiles({
      name: 'latin.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name,host\ncaf\xe9,api.internal\n', 'latin1'),
    })
    await expect(page.getByRole('alert')).toContainText('latin.csv: This file is not UTF-8 text.')
    await fileBox(page).setInputFiles(file('large.csv', 'x'.repeat(5_000_001)))
    await expect(page.getByRole('alert')).toContainText('larger than 5 MB')
    const paste = page.getByRole('textbox', { name: 'Or paste' })
    await paste.fill('[\n  {"name": "a"\n')
    await press(page, page.getByRole('button', { name: 'Check' }))
    await expect(page.getByRole('alert')).toContainText(/This is not JSON: line \d, column \d/)
    await expect(paste).toHaveValue('[\n  {"name": "a"\n')
    await isAccessible(page)
  },
)

test.describe('with a server for oneself', () => {
  test.use({ alone: true, expectedFault: /^Failed to load resource: net::ERR_/ })

  test(
    'a thousand services are imported by one click, through a restart of the server and a reload of the page',
    LOCAL,
    async ({ page, go, api, server, restart, tunnel, another }) => {
      await go('serviceImport')
      await fileBox(page).setInputFiles(file('services.json', many(1000, tunnel)))
      await page.getByRole('button', { name: 'Create all 1000' }).click()
      const done = () =>
        job(page).getByRole('progressbar').getAttribute('aria-valuenow').then(Number)
      const patient = { intervals: [20], timeout: 60_000 }
      await expect.poll(done, patient).toBeGreaterThan(150)

      await server.kill()
      await expect(job(page)).toContainText('cannot be reached')
      await restart()
      await expect.poll(done, patient).toBeGreaterThan(300)

      const second = await page.context().newPage()
      await second.goto(page.url())
      await expect(job(second)).toContainText('Another tab of this browser runs it.')
      await second.close()

      await page.reload()
      await expect(job(page)).toContainText('1000 of 1000 created', { timeout: 60_000 })
      await expect(job(page)).toContainText('Finished.')
      const services = await api().call(serviceList, {})
      expect(services).toHaveLength(1000)
      expect(new Set(services.map(({ name }) => name)).size).toBe(1000)

      await fileBox(page).setInputFiles(file('services.json', many(1000, tunnel)))
      await expect(
        page.getByRole('radio', { name: 'Already there, equal: skipped (1000)' }),
      ).toBeVisible()
      await expect(page.getByRole('button', { name: 'Create all 0' })).toHaveAccessibleDescription(
        'There is nothing to create.',
      )
      const theirs = await another()
      await theirs.goto(page.url())
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Import VPC Services')
      await expect(job(theirs)).toBeHidden()
    },
  )

  test(
    'an import is paused, and stopped: what is made stays, and the rest is told',
    LOCAL,
    async ({ page, go, api, tunnel }) => {
      await go('serviceImport')
      await fileBox(page).setInputFiles(file('services.json', many(1000, tunnel)))
      await page.getByRole('button', { name: 'Create all 1000' }).click()
      await job(page).getByRole('button', { name: 'Pause' }).click()
      await expect(job(page)).toContainText('Paused.')
      await page.reload()
      await expect(job(page)).toContainText('Paused.')
      await job(page).getByRole('button', { name: 'Resume' }).click()
      await expect(job(page)).toContainText('Under way.')
      await job(page).getByRole('button', { name: 'Stop' }).click()
      await expect(job(page)).toContainText(/Stopped\. \d+ were not tried\./)
      const made = (await api().call(serviceList, {})).length
      await expect(job(page)).toContainText(`${made} of 1000 created`)
      expect(made).toBeLessThan(1000)
    },
  )

  test(
    'the list is exported as it is filtered, and imported elsewhere as the same services',
    LOCAL,
    async ({ page, go, api, tunnel }) => {
      const east = await api().tunnel('east')
      await api().service('=SUM(A1)', east)
      await api().service('orders', east)
      await api().service('other', tunnel)
      await go('services', {}, { tunnel: east.id })
      const exported = async (format: string) => {
        await page.getByRole('button', { name: 'Export' }).click()
        const dialog = page.getByRole('dialog', { name: 'Export VPC Services' })
        await dialog.getByRole('radio', { name: format }).check()
        const text = await download(page, () =>
          dialog.getByRole('button', { name: 'Download' }).click(),
        )
        expect(
          await copiedBy(page, () => dialog.getByRole('button', { name: /^Copy/ }).click()),
        ).toBe(text)
        await dialog.getByRole('button', { name: 'Close' }).click()
        return text
      }
      const json = await exported('JSON')
      const csv = await exported('CSV')
      const terraform = await exported('Terraform')
      expect(JSON.parse(json)).toHaveLength(2)
      expect(csv).toContain("'=SUM(A1)")
      expect(terraform).toContain('name       = "orders"')
      expect(terraform).not.toContain('"other"')

      for (const text of [json, csv]) {
        await go('serviceImport')
        await page.getByRole('textbox', { name: 'Or paste' }).fill(text)
        await page.getByRole('button', { name: 'Check' }).click()
        await expect(
          page.getByRole('radio', { name: 'Already there, equal: skipped (2)' }),
        ).toBeVisible()
      }
    },
  )
})

test('services are selected across filters and moved, and the move is taken back', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const target = await api().tunnel(named('target'))
  const names = [named('a'), named('b'), named('c')]
  for (const name of names) await api().service(name, tunnel)
  const box = (name = '') => page.getByRole('checkbox', { name: `Select ${name}` })
  await go('services', {}, { tunnel: tunnel.id })
  await box(names[0]).check()
  await box(names[2]).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.getByRole('searchbox').fill(names[0] ?? '')
  await expect(page.getByText('3 selected, 2 not shown by the filters')).toBeVisible()
  await page.getByRole('button', { name: 'Move to another tunnel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move 3 VPC Services' })
  await dialog.getByRole('combobox', { name: 'Tunnel' }).click()
  await page.getByRole('combobox', { name: 'Search tunnels' }).fill(target.name)
  await page.getByRole('option', { name: target.name }).click()
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText(
    `${names[1]}: ${tunnel.name} → ${target.name}`,
  )
  await isAccessible(page)
  await dialog.getByRole('button', { name: 'Move 3 VPC Services' }).click()
  await expect(page.getByText(`3 VPC Services moved to ${target.name}.`)).toBeVisible()
  const tunnelNow = async (name: string) =>
    (await api().serviceCalled(name)).host.resolver_network?.tunnel_id
  for (const name of names) expect(await tunnelNow(name)).toBe(target.id)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('3 VPC Services moved back.')).toBeVisible()
  for (const name of names) expect(await tunnelNow(name)).toBe(tunnel.id)
})

test(
  'services are deleted by keyboard, once their count is typed',
  LOCAL,
  async ({ page, go, api, named, tunnel }) => {
    const [one, two, kept] = [named('one'), named('two'), named('kept')]
    for (const name of [one, two, kept]) await api().service(name, tunnel)
    await go('services', {}, { tunnel: tunnel.id })
    await tabTo(page, page.getByRole('checkbox', { name: 'Select all 3' }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('checkbox', { name: `Select ${kept}` }))
    await page.keyboard.press('Space')
    await expect(page.getByText('2 selected')).toBeVisible()
    await press(page, page.getByRole('button', { name: 'Delete', exact: true }))
    const dialog = page.getByRole('dialog', { name: 'Delete 2 VPC Services?' })
    await expect(dialog.getByRole('listitem')).toHaveText([one, two])
    const button = dialog.getByRole('button', { name: 'Delete 2 VPC Services' })
    await expect(button).toHaveAccessibleDescription('Type 2 first.')
    const typed = dialog.getByRole('textbox', { name: 'Type 2 to delete' })
    await tabTo(page, typed)
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await typed.fill('2')
    await page.keyboard.press('Enter')
    await expect(page.getByText('2 of 2 deleted.')).toBeVisible()
    await expect(page.getByRole('rowheader')).toHaveText([kept])
    const left = (await api().call(serviceList, {})).map(({ name }) => name)
    expect(left).toContain(kept)
    expect(left).not.toContain(one)
  },
)

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('who may only look exports and checks a file, and is told the role for the rest', async ({
    page,
    go,
    api,
    named,
    tunnel,
  }) => {
    const { name } = await api().service(named('service'), tunnel)
    const needs = /you need the Connectivity Directory Admin role/
    await go('services', {}, { tunnel: tunnel.id })
    await page.getByRole('checkbox', { name: `Select ${name}` }).check()
    for (const button of ['Move to another tunnel', 'Delete'])
      await expect(page.getByRole('button', { name: button })).toHaveAccessibleDescription(needs)
    await expect(page.getByRole('button', { name: 'Export' })).toBeEnabled()
    await page.getByRole('button', { name: 'Clear selection' }).click()
    await expect(page.getByRole('button', { name: 'Import' })).toHaveAccessibleDescription(needs)
    await go('serviceImport')
    await expect(page.getByText(needs).first()).toBeVisible()
    await page
      .getByRole('textbox', { name: 'Or paste' })
      .fill(`name,host,tunnel\n${named('new')},api.internal,${tunnel.name}`)
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByRole('button', { name: 'Create all 1' })).toHaveAccessibleDescription(
      needs,
    )
  })
})
