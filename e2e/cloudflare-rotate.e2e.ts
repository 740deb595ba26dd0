import { tunnelToken } from '#contract/tunnel-operations.ts'
import { confirm, replicas } from './support/rotation.ts'
import { expect, test } from './support/upstream.ts'
import { TROUBLE } from './upstream/trouble.ts'

/** A rotation on a Cloudflare account, whose API does not tell who came with which token: this browser remembers. */

const secretIn = (token: string): string =>
  String(Object(JSON.parse(Buffer.from(token, 'base64').toString()))['s'])

test('who was connected when this browser rotated is known to be on the old token, also after a reload', async ({
  page,
  go,
  api,
  connect,
  tunnel,
  soon,
}) => {
  const old = await connect(tunnel)
  const before = await api().call(tunnelToken, { tunnel: tunnel.id })
  await go('tunnelRotate', { tunnel: tunnel.id })
  await confirm(page, 'Rotate token')
  await expect(page.getByText('1 of 1 connector is still on the old token.')).toBeVisible()
  await expect(connect(tunnel, { token: before })).rejects.toThrow('Unauthorized')
  const moved = await connect(tunnel)
  await page.reload()
  const itemOf = (id: string) => replicas(page).filter({ hasText: id })
  await expect(itemOf(old.id)).toContainText('Still on the old token')
  await expect(itemOf(moved.id)).toContainText('Connected with the new token')
  await confirm(page, 'Disconnect the remaining')
  await soon((now) => now(page.getByText('Nothing is left to do.')).toBeVisible())
  await expect(replicas(page)).toHaveCount(1)
  await go('tunnel', { tunnel: tunnel.id })
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(
    'The token was rotated.',
  )
  const kept = JSON.stringify(await page.context().storageState())
  expect(kept).toContain(old.id)
  const after = await api().call(tunnelToken, { tunnel: tunnel.id })
  for (const token of [before, after]) expect(kept).not.toContain(secretIn(token))
})

test.describe('where the second step fails', () => {
  test.use({ expectedFault: /^Failed to load resource: the server responded with a status of 502/ })

  test('it is said that the token was rotated and nobody disconnected, and that can be done again', async ({
    page,
    go,
    connect,
    tunnel,
    upstream,
  }) => {
    await connect(tunnel)
    await go('tunnelRotate', { tunnel: tunnel.id })
    await upstream.fault({ method: 'DELETE', path: '/connections', harm: TROUBLE.badGateway })
    await confirm(page, 'Rotate and disconnect')
    const half = page.getByRole('alert').filter({ hasText: 'The token was rotated, but' })
    await expect(half).toContainText(
      'the connectors were not disconnected: Cloudflare’s API failed.',
    )
    await expect(replicas(page)).toContainText('Still on the old token')
    await upstream.lift()
    await half.getByRole('button', { name: 'Disconnect all now' }).click()
    await expect(page.getByText('and all connectors were disconnected.')).toBeVisible()
    await expect(half).toBeHidden()
    await expect(page.getByText('No connector is connected.')).toBeVisible()
  })

  test('a rotation that nobody answered may be done twice without harm', async ({
    page,
    go,
    api,
    tunnel,
    upstream,
  }) => {
    const before = await api().call(tunnelToken, { tunnel: tunnel.id })
    await go('tunnelRotate', { tunnel: tunnel.id })
    await upstream.fault({ method: 'PATCH', times: 1, harm: { as: 'cut' } })
    await confirm(page, 'Rotate token')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('The token may have been rotated all the same.')
    await dialog.getByRole('button', { name: 'Rotate token' }).click()
    await expect(page.getByText('The token was rotated.', { exact: true })).toBeVisible()
    expect(await api().call(tunnelToken, { tunnel: tunnel.id })).not.toBe(before)
  })
})
