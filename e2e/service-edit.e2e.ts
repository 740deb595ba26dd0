import { pathTo } from '#browser/paths.ts'
import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import { expect, test } from './support/fixtures.ts'
import { press, tabTo } from './support/keyboard.ts'
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
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByText('Not needed')).toBeVisible()
  expect((await api().serviceCalled(name)).host).toMatchObject({
    ipv4: '10.0.1.50',
    network: { tunnel_id: tunnel.id },
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  await form.host.fill('api.internal')
  await form.save.click()
  await expect(page.getByText('Not needed')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  expect((await api().serviceCalled(name)).host).toMatchObject({
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

test('what will change is told before it is saved, and can be undone while nobody changed it again', async ({
  page,
  go,
  api,
  named,
}) => {
  const [from, to] = [await api().tunnel(named('from')), await api().tunnel(named('to'))]
  const before = await api().service(named('service'), from)
  const { service_id: service } = before
  const form = serviceFormOn(page)
  const change = page.getByRole('definition')
  await go('serviceEdit', { service })
  await expect(form.save).toHaveAccessibleDescription('Nothing would change.')
  await form.chooseTunnel(to.name)
  await form.choose('Provide port values')
  await expect(page.getByText('Told as soon as every box above is filled in right.')).toBeVisible()
  await form.httpPort.fill('8080')
  await expect(change).toHaveText([
    `${from.name} →  becomes ${to.name}`,
    '80 (default) →  becomes 8080',
    '443 (default) →  becomes none',
  ])
  await form.save.click()
  await expect(page.getByText(`VPC Service ${before.name} was saved.`)).toBeVisible()
  expect(await api().serviceCalled(before.name)).toMatchObject({ http_port: 8080 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${before.name} is as it was before.`)).toBeVisible()
  await expect(page.getByRole('link', { name: from.name })).toBeVisible()
  const { updated_at: _, ...after } = await api().serviceCalled(before.name)
  expect({ ...after, updated_at: before.updated_at }).toEqual(before)

  await page.getByRole('button', { name: 'Edit' }).click()
  await form.host.fill('10.0.1.50')
  await form.save.click()
  await expect(page.getByText(`VPC Service ${before.name} was saved.`)).toBeVisible()
  const theirs = named('theirs')
  await api().call(serviceUpdate, { service, body: configOf(theirs, to.id) })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(
    page.getByText('was changed again after you saved it. Nothing was undone.'),
  ).toBeVisible()
  expect((await api().serviceCalled(theirs)).service_id).toBe(service)
})

test('of two people who edit one service the later to save sees both versions, and chooses by keyboard', async ({
  page,
  go,
  account,
  api,
  another,
  named,
}) => {
  const [old, tunnel] = [named('service'), await api().tunnel(named('tunnel'))]
  const { service_id: service } = await api().service(old, tunnel)
  const theirs = await another()
  await page.setViewportSize({ width: 390, height: 844 })
  await go('serviceEdit', { service })
  await theirs.goto(pathTo('serviceEdit', { account, service }))
  const [mine, other] = [serviceFormOn(page), serviceFormOn(theirs)]
  const [first, second] = [named('first'), named('second')]
  await other.name.fill(first)
  await other.choose('Provide port values')
  await other.httpsPort.fill('8443')
  await other.save.click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(first)

  await mine.name.fill(second)
  await mine.host.fill('10.0.1.50')
  await mine.save.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was saved' })).toBeVisible()
  expect((await api().serviceCalled(first)).service_id).toBe(service)
  const group = (name: string) => page.getByRole('group', { name, exact: true })
  const name = group('Service name')
  await expect(name).toContainText(`You both changed it. It was: ${old}`)
  await expect(name.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(mine.save).toHaveAccessibleDescription('Choose a version first: Service name.')
  await expect(group('Type and ports').getByRole('radio', { name: /^Theirs/ })).toBeChecked()
  await expect(group('Host and DNS Resolver').getByRole('radio', { name: /^Yours/ })).toBeChecked()
  await expect(page.getByText('Somebody could still save in the same second')).toBeVisible()
  const yours = name.getByRole('radio', { name: `Yours: ${second}` })
  await tabTo(page, yours)
  await page.keyboard.press('Space')
  await expect(yours).toBeChecked()
  await press(page, mine.save)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second)
  expect(await api().serviceCalled(second)).toMatchObject({
    service_id: service,
    host: { ipv4: '10.0.1.50', network: { tunnel_id: tunnel.id } },
    https_port: 8443,
  })
})

test('what was typed is kept over a reload, beside what somebody else saved meanwhile', async ({
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
  await expect(form.name).toHaveValue('mine')
  await expect(page.getByRole('radio', { name: `Theirs: ${theirs}` })).toBeVisible()
  await page.getByRole('button', { name: 'Drop mine, edit theirs' }).click()
  await expect(form.name).toHaveValue(theirs)
  await expect(page.getByRole('radio', { name: /^Theirs/ })).toBeHidden()
  await page.reload()
  await expect(form.name).toHaveValue(theirs)
})

test('who edits sees what somebody else saves, and that somebody deletes it; what was typed becomes a new one', async ({
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
  const warning = page.getByRole('alert').filter({ hasText: 'while you were editing' })
  await go('serviceEdit', { service })
  const mine = named('mine')
  await form.name.fill(mine)
  await expect(warning).toBeHidden()
  await api().call(serviceUpdate, { service, body: configOf(named('theirs'), tunnel_id) })
  await soon((now) => now(warning).toBeVisible())
  await expect(form.name).toHaveValue(mine)
  await api().call(serviceDelete, { service })
  const gone = page.getByRole('heading', { name: 'This VPC Service was deleted' })
  await soon((now) => now(gone).toBeVisible())
  await page.getByRole('button', { name: 'Create it anew' }).click()
  await expect(form.name).toHaveValue(mine)
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(mine)
  expect((await api().serviceCalled(mine)).service_id).not.toBe(service)
})
