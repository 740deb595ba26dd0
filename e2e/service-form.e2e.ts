import { expect, test } from './support/fixtures.ts'
import { heard, heardOn, typeAtOnce } from './support/said.ts'
import { serviceFormOn } from './support/service-form.ts'

/** What is typed, what the form says it understood, and what the API is sent. */
const HOSTS = [
  ['10.0.1.50', 'an IPv4 address', { ipv4: '10.0.1.50' }],
  ['fd00::50', 'an IPv6 address', { ipv6: 'fd00::50' }],
  ['10.0.1.50, fd00::50', 'an IPv4 and an IPv6 address', { ipv4: '10.0.1.50', ipv6: 'fd00::50' }],
  ['api.internal', 'a hostname', { hostname: 'api.internal' }],
  ['localhost', 'a hostname', { hostname: 'localhost' }],
] as const

for (const [typed, kind, host] of HOSTS)
  test(`${typed} is understood as ${kind}, and sent as one`, async ({ page, go, api, named }) => {
    const tunnel = await api().tunnel(named('tunnel'))
    const name = named('service')
    const form = serviceFormOn(page)
    await go('serviceNew', {}, { tunnel: tunnel.id })
    await form.name.fill(name)
    await form.host.fill(typed)
    await expect(form.host).toHaveAccessibleDescription(`Understood as ${kind}.`)
    await form.create.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    const network = { tunnel_id: tunnel.id }
    expect((await api().serviceCalled(name)).host).toMatchObject(
      'hostname' in host ? { ...host, resolver_network: network } : { ...host, network },
    )
  })

test('a resolver does not apply to an address, and the form says so', async ({ page, go }) => {
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.choose('Custom resolver')
  await expect(form.resolverIps).toBeVisible()
  await form.host.fill('10.0.1.50')
  await expect(form.resolverIps).toBeHidden()
  const radio = page.getByRole('radio', { name: 'Custom resolver' })
  await expect(radio).toBeDisabled()
  await expect(radio).toHaveAccessibleDescription(
    'Does not apply: an IP address needs no resolver.',
  )
})

test('a custom resolver takes several addresses', async ({ page, go, api, named }) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const name = named('service')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('api.internal')
  await form.choose('Custom resolver')
  await form.resolverIps.fill('10.0.0.53, fd00::53')
  await form.create.click()
  await expect(page.getByText('10.0.0.53, fd00::53')).toBeVisible()
  expect((await api().serviceCalled(name)).host.resolver_network?.resolver_ips).toEqual([
    '10.0.0.53',
    'fd00::53',
  ])
})

test('one port only says which scheme that enforces, and sends only that port', async ({
  page,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const name = named('service')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await typeAtOnce(form.host, 'api.internal')
  await expect(heard(page, 'http:// requests connect to api.internal port 80, and')).toBeVisible()
  expect((await heardOn(page))?.filter((text) => text.includes('requests connect'))).toHaveLength(1)
  await form.choose('Provide port values')
  await form.httpPort.fill('8080')
  await expect(
    heard(page, 'HTTP only: http:// requests connect to api.internal port 8080'),
  ).toBeVisible()
  await form.httpPort.fill('')
  await form.httpsPort.fill('8443')
  await expect(
    heard(page, 'HTTPS only: https:// requests connect to api.internal port 8443'),
  ).toBeVisible()
  await form.create.click()
  await expect(page.getByText('Workers must use https://.')).toBeVisible()
  const service = await api().serviceCalled(name)
  expect([service.http_port ?? null, service.https_port]).toEqual([null, 8443])
})

test('what is missing or wrong is said at its box, and the first of them has the focus', async ({
  page,
  go,
}) => {
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.create.click()
  await expect(form.name).toBeFocused()
  await expect(form.name).toHaveAccessibleDescription('A name is required.')
  await expect(form.tunnel).toHaveAccessibleDescription(/^Choose the tunnel/)
  await expect(form.host).toHaveAccessibleDescription(/^Give a hostname or an IP address\./)

  await form.name.fill('a service')
  await form.host.fill('https://api.internal/')
  await form.create.click()
  await expect(form.tunnel).toBeFocused()
  await expect(form.host).toHaveAccessibleDescription(/must not include a scheme/)
})

test('a host that is none is refused at its box, with the reason', async ({
  page,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill('a service')
  for (const [bad, why] of [
    ['10.0.0.256', /looks like an IPv4 address/],
    ['api internal', /must not contain white space/],
    ['api.internal:8080', /must not include a port/],
  ] as const) {
    await form.host.fill(bad)
    await form.create.click()
    await expect(form.host).toBeFocused()
    await expect(form.host).toHaveAccessibleDescription(why)
  }
})

test('a port that is none is refused at its box', async ({ page, go, api, named }) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill('a service')
  await form.host.fill('api.internal')
  await form.choose('Provide port values')
  await form.create.click()
  await expect(form.httpPort).toHaveAccessibleDescription(/^Give at least one port/)
  for (const bad of ['0', '65536', 'http', '80.5', '-1']) {
    await form.httpsPort.fill(bad)
    await form.create.click()
    await expect(form.httpsPort).toBeFocused()
    await expect(form.httpsPort).toHaveAccessibleDescription(
      'A port is a whole number from 1 to 65535.',
    )
  }
  await form.choose('Use default ports')
  await form.name.fill(named('service'))
  await form.create.click()
  await expect(page.getByText('Workers may use http:// and https://.')).toBeVisible()
})

test('a name that is taken is said at the name', async ({ page, go, api, named }) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const taken = await api().service(named('taken'), tunnel)
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(taken.name)
  await form.host.fill('api.internal')
  await form.create.click()
  await expect(form.name).toBeFocused()
  await expect(form.name).toHaveAccessibleDescription(/already/)
  await expect(form.host).toHaveValue('api.internal')
})

test('a tunnel is found by typing, and chosen', async ({ page, go, api, named }) => {
  const wanted = await api().tunnel(named('wanted'))
  await api().tunnel(named('other'))
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.tunnel.click()
  await page.getByRole('combobox', { name: 'Search tunnels' }).fill(wanted.name)
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(form.tunnel).toHaveText(`${wanted.name} Inactive`)
  await expect(form.tunnel).toBeFocused()
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('each form says above its boxes which role it takes', async ({ page, go, api, named }) => {
    const { service_id: service } = await api().service(
      named('service'),
      await api().tunnel(named('tunnel')),
    )
    for (const [on, words] of [
      ['serviceNew', 'To create a VPC Service you need the Connectivity Directory Admin role.'],
      ['serviceEdit', 'To edit a VPC Service you need the Connectivity Directory Admin role.'],
      ['tunnelNew', 'To create a tunnel you need the Cloudflare Tunnel Write role.'],
    ] as const) {
      await go(on, { service })
      await expect(page.getByRole('main').getByText(words)).toBeVisible()
    }
  })
})
