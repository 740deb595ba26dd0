import { pathTo } from '#browser/paths.ts'
import { expect, test } from './support/fixtures.ts'

test('who looks at the tunnels sees one come up, go down and come back, without a reload', async ({
  page,
  go,
  api,
  connect,
  named,
  soon,
}) => {
  const name = named('live')
  const tunnel = await api().tunnel(name)
  await go('tunnels', {}, { q: name })
  const row = page.getByRole('row', { name })
  await expect(row).toContainText('Inactive')

  const connector = await connect(tunnel)
  await soon((now) => now(row).toContainText('Healthy'))
  await expect(row.getByRole('cell').nth(1)).toHaveText('1')
  await expect(row).toContainText('2026.8.2')

  connector.kill()
  await soon((now) => now(row).toContainText('Down'))
  await expect(row.getByRole('cell').nth(1)).toHaveText('–')

  await connect(tunnel)
  await soon((now) => now(row).toContainText('Healthy'))
})

test('who looks at the VPC Services sees one that somebody else makes, renames and deletes', async ({
  page,
  go,
  account,
  api,
  another,
  named,
  soon,
}) => {
  const name = named('live')
  const tunnel = await api().tunnel(named('tunnel'))
  await go('services', {}, { tunnel: tunnel.id })
  await expect(page.getByText('No VPC Services')).toBeVisible()

  const { service_id: service } = await api().service(name, tunnel)
  const row = page.getByRole('row', { name })
  await soon((now) => now(row).toContainText(service))

  const theirs = await another()
  await theirs.goto(pathTo('service', { account, service }))
  await theirs.getByRole('button', { name: 'Delete' }).click()
  await theirs.getByRole('button', { name: 'Delete VPC Service' }).click()
  await expect(theirs.getByText(`VPC Service ${name} was deleted.`)).toBeVisible()
  await soon((now) => now(row).toBeHidden())
})
