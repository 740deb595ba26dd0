import { pathTo } from '#browser/paths.ts'
import { serviceCreate, serviceUpdate } from '#contract/service-changes.ts'
import { expect, test } from './support/fixtures.ts'
import { serviceFormOn } from './support/service-form.ts'

/** What is sent for a plain service of a name. */
const configOf = (name: string, tunnel_id: string) => ({
  name,
  type: 'http' as const,
  host: { hostname: 'api.internal', resolver_network: { tunnel_id } },
})

test('a rename in the form leaves alone what the form does not show', async ({
  page,
  go,
  api,
  named,
}) => {
  const { id: tunnel_id } = await api().tunnel(named('tunnel'))
  const before = await api().call(serviceCreate, {
    body: {
      name: named('database'),
      type: 'tcp',
      host: { ipv4: '10.0.0.5', network: { tunnel_id } },
      tcp_port: 5432,
      app_protocol: 'postgresql',
      tls_settings: { cert_verification_mode: 'verify_ca' },
    },
  })
  const name = named('renamed')
  const form = serviceFormOn(page)
  await go('service', { service: before.service_id })
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(form.tcpPort).toHaveValue('5432')
  await form.name.fill(name)
  await form.save.click()
  await expect(page.getByText(`VPC Service ${name} was saved.`)).toBeVisible()
  const { updated_at: _, ...after } = await api().serviceCalled(name)
  expect({ ...after, updated_at: before.updated_at }).toEqual({ ...before, name })
})

test('a hostname can be changed into an address, and back', async ({ page, go, api, named }) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const { service_id: service, name } = await api().service(named('service'), tunnel)
  const form = serviceFormOn(page)
  await go('serviceEdit', { service })
  await form.host.fill('10.0.1.50')
  await form.save.click()
  await expect(page.getByText('Not needed')).toBeVisible()
  expect((await api().serviceCalled(name)).host).toEqual({
    ipv4: '10.0.1.50',
    network: { tunnel_id: tunnel.id },
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  await form.host.fill('api.internal')
  await form.save.click()
  await expect(page.getByText('Not needed')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  expect((await api().serviceCalled(name)).host).toEqual({
    hostname: 'api.internal',
    resolver_network: { tunnel_id: tunnel.id },
  })
})

test('a service is moved to another tunnel', async ({ page, go, api, named }) => {
  const [from, to] = [await api().tunnel(named('from')), await api().tunnel(named('to'))]
  const { service_id: service } = await api().service(named('service'), from)
  const form = serviceFormOn(page)
  await go('serviceEdit', { service })
  await expect(form.tunnel).toContainText(from.name)
  await form.chooseTunnel(to.name)
  await form.save.click()
  await expect(page.getByRole('link', { name: to.name })).toBeVisible()
})

test('a deletion asks first, can be let go, and then is done', async ({ page, go, api, named }) => {
  const service = await api().service(named('service'), await api().tunnel(named('tunnel')))
  await go('service', { service: service.service_id })
  const begin = page.getByRole('button', { name: 'Delete', exact: true })
  const dialog = page.getByRole('dialog', { name: `Delete ${service.name}?` })
  await begin.click()
  await expect(dialog).toContainText('This can’t be undone.')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(begin).toBeFocused()
  await begin.click()
  await dialog.getByRole('button', { name: 'Delete VPC Service' }).click()
  await expect(page.getByText(`VPC Service ${service.name} was deleted.`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('VPC Services')
  await go('service', { service: service.service_id })
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
})

test('of two people who edit one service the later to save wins, and both see it', async ({
  page,
  go,
  account,
  api,
  another,
  named,
  soon,
}) => {
  const { service_id: service } = await api().service(
    named('service'),
    await api().tunnel(named('tunnel')),
  )
  const theirs = await another()
  await go('serviceEdit', { service })
  await theirs.goto(pathTo('serviceEdit', { account, service }))
  const [mine, other] = [serviceFormOn(page), serviceFormOn(theirs)]
  const [first, second] = [named('first'), named('second')]
  await mine.name.fill(first)
  await other.name.fill(second)
  await mine.save.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first)
  await other.save.click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(second)
  await soon((now) => now(page.getByRole('heading', { level: 1 })).toHaveText(second))
  expect((await api().serviceCalled(second)).service_id).toBe(service)
})

test('what was typed is kept over a reload, but not over what somebody else saved', async ({
  page,
  go,
  api,
  named,
}) => {
  const { id: tunnel_id } = await api().tunnel(named('tunnel'))
  const { service_id: service } = await api().call(serviceCreate, {
    body: configOf(named('service'), tunnel_id),
  })
  const form = serviceFormOn(page)
  await go('serviceEdit', { service })
  await form.name.fill('mine')
  await page.reload()
  await expect(form.name).toHaveValue('mine')
  const theirs = named('theirs')
  await api().call(serviceUpdate, { service, body: configOf(theirs, tunnel_id) })
  await page.reload()
  await expect(form.name).toHaveValue(theirs)
  await expect(page.getByText('Your earlier entries were let go.')).toBeVisible()
})

test('who edits is told that somebody else saved meanwhile', async ({
  page,
  go,
  api,
  named,
  soon,
}) => {
  const { id: tunnel_id } = await api().tunnel(named('tunnel'))
  const { service_id: service } = await api().call(serviceCreate, {
    body: configOf(named('service'), tunnel_id),
  })
  const form = serviceFormOn(page)
  const warning = page.getByRole('alert').filter({ hasText: 'saving replaces their version' })
  await go('serviceEdit', { service })
  const mine = named('mine')
  await form.name.fill(mine)
  await expect(warning).toBeHidden()
  await api().call(serviceUpdate, { service, body: configOf(named('theirs'), tunnel_id) })
  await soon((now) => now(warning).toBeVisible())
  await expect(form.name).toHaveValue(mine)
  await form.save.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(mine)
})
