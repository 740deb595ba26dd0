import { pathTo } from '#browser/paths.ts'
import { expect, test } from './support/fixtures.ts'

test('who looks at the tunnels sees one come up, go down and come back, without a reload', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  await page.clock.install()
  const name = named('live')
  const tunnel = await api().tunnel(name)
  await go('tunnels', {}, { q: name })
  const row = page.getByRole('row', { name })
  await expect(row).toContainText('Inactive')

  const connector = await connect(tunnel)
  await page.clock.fastForward('00:10')
  await expect(row).toContainText('Healthy')
  await expect(row.getByRole('cell').nth(1)).toHaveText('1')
  await expect(row).toContainText('2026.8.2')

  connector.kill()
  await expect.poll(async () => (await api().tunnelCalled(name)).status).toBe('down')
  await page.clock.fastForward('00:10')
  await expect(row).toContainText('Down')
  await expect(row.getByRole('cell').nth(1)).toHaveText('–')

  await connect(tunnel)
  await page.clock.fastForward('00:10')
  await expect(row).toContainText('Healthy')
})

test('who looks at the VPC Services sees one that somebody else makes, renames and deletes', async ({
  page,
  go,
  account,
  api,
  another,
  named,
}) => {
  await page.clock.install()
  const name = named('live')
  const tunnel = await api().tunnel(named('tunnel'))
  await go('services', {}, { tunnel: tunnel.id })
  await expect(page.getByText('No VPC Services')).toBeVisible()

  const { service_id: service } = await api().service(name, tunnel)
  await page.clock.fastForward('00:30')
  const row = page.getByRole('row', { name })
  await expect(row).toContainText(service)

  const theirs = await another()
  await theirs.goto(pathTo('service', { account, service }))
  await theirs.getByRole('button', { name: 'Delete' }).click()
  await theirs.getByRole('button', { name: 'Delete VPC Service' }).click()
  await expect(theirs.getByText(`VPC Service ${name} was deleted.`)).toBeVisible()
  await page.clock.fastForward('00:30')
  await expect(row).toBeHidden()
})
