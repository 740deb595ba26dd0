import { tunnelToken } from '#contract/tunnel-operations.ts'
import { confirm, replicas } from './support/rotation.ts'
import { expect, test } from './support/fixtures.ts'

/** A token is rotated, and the replicas are seen over to the new one, with an edge that really lets in and refuses. */

test('after a rotation the page tells who is on which token, until the last is let go', async ({
  page,
  go,
  api,
  connect,
  tunnel,
  soon,
}) => {
  const before = await api().call(tunnelToken, { tunnel: tunnel.id })
  const [stays, moves] = [await connect(tunnel), await connect(tunnel)]
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('link', { name: 'Rotate token' }).click()
  await page.getByRole('button', { name: 'Rotate token' }).click()
  const dialog = page.getByRole('dialog', { name: `Rotate the token of ${tunnel.name}?` })
  await expect(dialog).toContainText('The 2 connectors that are connected will stay connected')
  await dialog.getByRole('button', { name: 'Rotate token' }).click()
  await expect(page.getByText('The token was rotated.', { exact: true })).toBeVisible()
  await soon((now) => now(page.getByText('2 of 2 connectors are still on the old')).toBeVisible())
  await expect(page.getByText(/last rotated .+ by Admin\./)).toBeVisible()
  expect(stays.connections + moves.connections).toBe(8)
  const after = await api().call(tunnelToken, { tunnel: tunnel.id })
  expect(after).not.toBe(before)

  await moves.stop()
  await expect(connect(tunnel, { token: before })).rejects.toThrow('Invalid tunnel secret')
  const moved = await connect(tunnel)
  await soon((now) => now(page.getByText('1 of 2 connectors is still on the old')).toBeVisible())
  const itemOf = (id: string) => replicas(page).filter({ hasText: id })
  await expect(itemOf(moved.id)).toContainText('Connected with the new token')
  await expect(itemOf(stays.id)).toContainText('Still on the old token')
  await page.getByRole('link', { name: tunnel.name }).click()
  await expect(page.getByText('1 connector is still on the old one')).toBeVisible()
  await page.getByRole('link', { name: 'Finish the rotation' }).click()

  await confirm(page, 'Disconnect the remaining')
  await expect(page.getByText('1 connector on the old token was disconnected.')).toBeVisible()
  await soon((now) =>
    now(page.getByText('Its connector is connected with the new token.')).toBeVisible(),
  )
  await expect(page.getByText('Nothing is left to do.')).toBeVisible()
  expect([stays.connections, moved.connections]).toEqual([0, 4])
})

test('a token that is compromised is rotated, and everybody is disconnected until reinstalled', async ({
  page,
  go,
  connect,
  tunnel,
  soon,
}) => {
  const connector = await connect(tunnel)
  await go('tunnelRotate', { tunnel: tunnel.id })
  await page.getByRole('button', { name: 'Rotate and disconnect' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('will be disconnected at once')
  await dialog.getByRole('button', { name: 'Rotate and disconnect' }).click()
  await expect(page.getByText('and all connectors were disconnected.')).toBeVisible()
  await expect.poll(() => connector.connections).toBe(0)
  await soon((now) => now(page.getByText('No connector is connected.')).toBeVisible())
  await expect(page.getByRole('main')).toContainText('On every replica, now:')
  const install = page.getByRole('link', { name: 'install it again with the new command' })
  await expect(install).toHaveAttribute('href', /\/install\?for=replica$/)
  await connect(tunnel)
  await soon((now) => now(page.getByText('Nothing is left to do.')).toBeVisible())
})

test('an install page that was open shows no token of before', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  const before = await api().call(tunnelToken, { tunnel: tunnel.id })
  await go('tunnelInstall', { tunnel: tunnel.id })
  await page.getByRole('button', { name: 'Reveal token' }).first().click()
  await expect(page.getByText(before).first()).toBeVisible()
  const second = await page.context().newPage()
  await second.goto(page.url().replace(/install$/, 'rotate'))
  await confirm(second, 'Rotate token')
  await expect(second.getByText('The token was rotated.', { exact: true })).toBeVisible()
  await expect(page.getByText(before)).toHaveCount(0)
  await expect(
    page.getByText(await api().call(tunnelToken, { tunnel: tunnel.id })).first(),
  ).toBeVisible()
})
