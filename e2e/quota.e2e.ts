import { serviceDelete } from '#contract/service-changes.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { fillServices } from './support/fill.ts'
import { expect, test as base } from './support/fixtures.ts'
import { serviceFormOn } from './support/service-form.ts'

const test = base.extend<{ fill: (tunnel: Tunnel, count: number) => Promise<void> }>({
  fill: ({ server, restart }, use) =>
    use(async ({ id }, count) => {
      await server.stop()
      fillServices(server.data ?? '', id, count)
      await restart()
    }),
})
test.use({ alone: true })

test('of the VPC Services an account may have a meter shows how many there are, and tells from 800 on', async ({
  page,
  go,
  api,
  tunnel,
  fill,
}) => {
  await fill(tunnel, 799)
  await go('services')
  const meter = page.getByRole('meter', { name: 'VPC Services of this account' })
  await expect(meter).toHaveAttribute('aria-valuetext', '799 of 1000 VPC Services')
  await expect(page.getByText('Room for')).toBeHidden()
  await api().service('s-800', tunnel)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText('Room for 200 more: an account holds at most 1000.')).toBeVisible()
  await expect(meter).toHaveAttribute('aria-valuenow', '800')
})

test('a form that meets an account which is full says so, keeps what was typed, and goes on once there is room', async ({
  page,
  go,
  api,
  tunnel,
  fill,
  soon,
}) => {
  const form = serviceFormOn(page)
  const full = page.getByText('What you type here is kept.')
  await fill(tunnel, 999)
  await go('serviceNew')
  await form.name.fill('one-too-many')
  await form.host.fill('10.0.1.50')
  await form.chooseTunnel(tunnel.name)
  await expect(full).toBeHidden()
  const { service_id: service } = await api().service('s-1000', tunnel)
  await form.create.click()
  await expect(page.getByRole('alert')).toContainText('at most 1000 VPC Services')
  await expect(full).toBeVisible()
  await expect(form.create).toHaveAccessibleDescription(/^An account holds at most 1000/)
  await page.reload()
  await expect(full).toBeVisible()
  await expect(form.name).toHaveValue('one-too-many')
  await api().call(serviceDelete, { service })
  await soon((now) => now(full).toBeHidden())
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('one-too-many')
})
