import type { Locator, Page } from '@playwright/test'
import { serviceCreate } from '#contract/service-changes.ts'
import { fits } from './support/accessible.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'
import { tabTo } from './support/keyboard.ts'
import { serviceFormOn } from './support/service-form.ts'

const block = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

/** The text of a block, which is what its button copies. */
async function codeIn(page: Page, name: string): Promise<string> {
  const copy = page.getByRole('button', { name: `Copy ${name}`, exact: true })
  const text = await copiedBy(page, () => copy.click())
  expect(await block(page, name).textContent()).toBe(text)
  return text
}

const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check()

test('the form shows what it would send as code, while it is being typed, by keyboard', async ({
  page,
  go,
  api,
  account,
  named,
  tunnel,
}) => {
  const name = named('service')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await expect(page.getByText('Still to come: a service name and a host.')).toBeVisible()
  await expect(block(page, 'JSON body')).toContainText('SERVICE_NAME')
  await form.name.fill(name)
  await form.host.fill('10.0.1.50')
  await expect(page.getByText('Still to come')).toBeHidden()
  const sent = {
    name,
    type: 'http',
    host: { ipv4: '10.0.1.50', network: { tunnel_id: tunnel.id } },
  }
  expect(JSON.parse(await codeIn(page, 'JSON body'))).toEqual(sent)

  await form.choose('Provide port values')
  await expect(page.getByText('Still to come: a port. 0 stands for it.')).toBeVisible()
  await form.httpsPort.fill('8443')
  await tabTo(page, page.getByRole('radio', { name: 'JSON', exact: true }))
  await page.keyboard.press('ArrowRight')
  await expect(block(page, 'curl command')).toContainText('"https_port": 8443')
  await page.keyboard.press('ArrowRight')
  const line = await codeIn(page, 'wrangler command')
  expect(line).toContain(`npx wrangler vpc service create ${name} \\\n`)
  expect(line).toContain('--https-port 8443')
  await form.httpsPort.fill('94430')
  await expect(page.getByText('As it is, this would be refused.')).toBeVisible()

  await form.httpsPort.fill('9443')
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  expect(JSON.parse(await codeIn(page, 'JSON body'))).toEqual({ ...sent, https_port: 9443 })
  const { service_id } = await api().serviceCalled(name)
  await page.getByRole('group', { name: 'Written as' }).getByLabel('Terraform').check()
  expect(await codeIn(page, 'Terraform resource and import')).toContain(
    `id = "${account}/${service_id}"`,
  )
  await choose(page, 'wrangler')
  await expect(block(page, 'wrangler command to replace it')).toContainText(
    `npx wrangler vpc service update ${service_id}`,
  )
})

test('a binding takes another name in every file and in the example, and a bad one is refused', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const { service_id: service } = await api().service(named('3-services'), tunnel)
  await go('service', { service })
  const binding = page.getByRole('textbox', { name: 'Binding name' })
  await expect(binding).toHaveValue(/^VPC_3_SERVICES_/)
  await binding.fill('ORDERS')
  expect(JSON.parse(await codeIn(page, 'binding'))).toEqual({
    vpc_services: [{ binding: 'ORDERS', service_id: service, remote: true }],
  })
  expect(await codeIn(page, 'Worker example')).toContain('env.ORDERS.fetch("http://api.internal/")')
  await page.getByRole('group', { name: 'Configuration file' }).getByLabel('Terraform').check()
  expect(await codeIn(page, 'binding')).toContain('type       = "vpc_service"')
  await binding.fill('3 orders')
  await expect(binding).toHaveAccessibleDescription(/^Give a name of letters, digits/)
  await expect(block(page, 'binding')).toContainText('VPC_3_SERVICES_')
  await fits(page)
})

test('a database is bound through Hyperdrive', async ({ page, go, api, named, tunnel }) => {
  const host = { ipv4: '10.0.1.5', network: { tunnel_id: tunnel.id } }
  const { service_id: service } = await api().call(serviceCreate, {
    body: { name: named('db'), type: 'tcp', host, tcp_port: 3306, app_protocol: 'mysql' },
  })
  await go('service', { service })
  const line = await codeIn(page, 'Hyperdrive command')
  expect(line).toContain(`--service-id ${service}`)
  expect(line).toContain('--origin-scheme mysql')
  await choose(page, 'wrangler.toml')
  await expect(block(page, 'binding')).toContainText('[[hyperdrive]]')
  await expect(block(page, 'Worker example')).toContainText('mysql2/promise')
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('a whole tunnel is bound by an Admin alone, which is said; the code is there for all', async ({
    page,
    go,
    tunnel,
  }) => {
    await go('tunnel', { tunnel: tunnel.id })
    const part = page.getByRole('region', { name: 'Bind the whole tunnel to a Worker' })
    await expect(part).toContainText(
      'To deploy a Worker that is bound to a whole tunnel you need the Connectivity Directory Admin role.',
    )
    const name = tunnel.name.toUpperCase().replaceAll('-', '_')
    expect(JSON.parse(await codeIn(page, 'binding'))).toEqual({
      vpc_networks: [{ binding: name, tunnel_id: tunnel.id, remote: true }],
    })
    await choose(page, 'wrangler.toml')
    expect(await codeIn(page, 'binding')).toContain('[[vpc_networks]]')
    expect(await codeIn(page, 'Worker example')).toContain(`env.${name}.fetch(`)
    await go('serviceNew')
    await choose(page, 'curl')
    expect(await codeIn(page, 'curl command')).toContain('Bearer $CLOUDFLARE_API_TOKEN')
  })
})
