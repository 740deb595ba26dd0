import { serviceCreate } from '#contract/service-changes.ts'
import { expect, test } from './support/fixtures.ts'
import { serviceFormOn } from './support/service-form.ts'

test('a duplicate begins as the service is, under a name that is free', async ({
  page,
  go,
  api,
  named,
}) => {
  const [source, taken] = [named('db'), await api().tunnel(named('tunnel'))]
  const config = {
    name: source,
    type: 'tcp' as const,
    host: { ipv4: '10.0.0.5', network: { tunnel_id: taken.id } },
    tcp_port: 5432,
    app_protocol: 'postgresql' as const,
    tls_settings: { cert_verification_mode: 'verify_ca' as const },
  }
  const { service_id: service } = await api().call(serviceCreate, { body: config })
  await api().call(serviceCreate, { body: { ...config, name: `${source}-copy` } })
  const form = serviceFormOn(page)
  await go('service', { service })
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(form.name).toHaveValue(`${source}-copy-2`)
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${source}-copy-2`)
  expect(await api().serviceCalled(`${source}-copy-2`)).toMatchObject({
    ...config,
    name: `${source}-copy-2`,
  })
})

test('a copy outlives the way to a new tunnel, and is not what was typed for another service', async ({
  page,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const source = await api().service(named('source'), tunnel, 'db.internal')
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.host.fill('10.9.9.9')
  await page.getByRole('button', { name: 'Create Tunnel', exact: true }).click()
  await expect(page.getByLabel('Tunnel name')).toBeVisible()
  await go('serviceNew', {}, { from: source.service_id })
  await expect(page.getByText('for another service was let go.')).toBeVisible()
  await expect(form.name).toHaveValue(`${source.name}-copy`)
  await page.getByRole('button', { name: 'Create Tunnel', exact: true }).click()
  const made = named('made')
  await page.getByLabel('Tunnel name').fill(made)
  await page.getByRole('button', { name: 'Save tunnel' }).click()
  await page.getByRole('link', { name: 'Return to the VPC Service' }).click()
  await expect(form.tunnel).toContainText(made)
  await expect(form.name).toHaveValue(`${source.name}-copy`)
  await expect(form.host).toHaveValue('db.internal')
})
