import { expect, LOCAL, test } from './support/fixtures.ts'
import { isAccessible } from './support/accessible.ts'
import { download } from './support/bulk.ts'
import { copiedBy } from './support/clipboard.ts'
import { serviceList } from '#contract/service-operations.ts'
import { press, tabTo } from './support/keyboard.ts'

test.describe('with a server for oneself', () => {
  test.use({ alone: true, expectedFault: /^Failed to load resource: net::ERR_/ })

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

      await go('serviceImport')
      for (const text of [json, csv]) {
        await page.getByRole('textbox', { name: 'Or paste' }).fill(text)
        await page.getByRole('button', { name: 'Check' }).click()
        await expect(
          page.getByRole('radio', { name: 'Already there, equal: skipped (2)' }),
        ).toBeVisible()
        await page.getByRole('button', { name: 'Choose another file' }).click()
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
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
