import { expect, LOCAL, test } from './support/fixtures.ts'
import { isAccessible } from './support/accessible.ts'
import { download, file, fileBox, job, line, many } from './support/bulk.ts'
import { serviceList } from '#contract/service-operations.ts'
import { press } from './support/keyboard.ts'

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
  await fileBox(page).focus()
  await fileBox(page).setInputFiles(file('services.csv', csv))
  await expect(
    page.getByRole('heading', { name: '2 of 5 VPC Services would be created' }),
  ).toBeFocused()
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
  await page.reload()
  await expect(line(page, one)).toContainText('Will be created')

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
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
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
    await page.reload()
    await expect(paste).toHaveValue('[\n  {"name": "a"\n')
    await page.getByRole('button', { name: 'Check' }).click()
    await isAccessible(page)
    await page.getByRole('link', { name: 'VPC Services' }).first().click()
    await page.goBack()
    await expect(paste).toHaveValue('')
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
      // What was sent before is answered still.
      await expect(job(page).getByRole('status')).toHaveText(/^Stopped\. \d+ were not tried\.$/)
      const made = (await api().call(serviceList, {})).length
      await expect(job(page)).toContainText(`${made} of 1000 created`)
      expect(made).toBeLessThan(1000)
    },
  )
})
