import { expect, test } from './support/fixtures.ts'
import { press } from './support/keyboard.ts'
import { heard } from './support/said.ts'
import { serviceFormOn } from './support/service-form.ts'

/** What the form makes of what is pasted as a host, and whose it says a host is. */

test('a URL is taken apart at one press, by keyboard, and put together again by another', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const name = named('service')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('https://API.internal:8443/v1')
  const offer = page.getByRole('group', { name: 'What was understood' })
  await expect(offer).toContainText('Use host api.internal and HTTPS port 8443?')
  await expect(offer).toContainText('Left out: the path /v1, which each request names.')
  await expect(offer).toContainText('Written in lower case.')
  await form.create.click()
  await expect(form.host).toHaveAccessibleDescription(/must not include a scheme/)

  const use = offer.getByRole('button', { name: 'Use it' })
  await expect(use).toHaveAccessibleDescription(/^Use host api\.internal and HTTPS port 8443\?/)
  await press(page, use)
  await expect(form.host).toBeFocused()
  await expect(form.host).toHaveValue('api.internal')
  await expect(form.host).toHaveAccessibleDescription('Understood as a hostname.')
  await expect(form.httpsPort).toHaveValue('8443')
  await expect(heard(page, 'HTTPS only: https:// requests connect to api.internal')).toBeVisible()
  await expect(page.getByText('Filled in host api.internal and HTTPS port 8443.')).toBeVisible()

  await press(page, page.getByRole('button', { name: 'Undo' }))
  await expect(form.host).toHaveValue('https://API.internal:8443/v1')
  await expect(page.getByRole('radio', { name: 'Use default ports' })).toBeChecked()
  await press(page, use)
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  expect(await api().serviceCalled(name)).toMatchObject({
    type: 'http',
    https_port: 8443,
    host: { hostname: 'api.internal' },
  })
})

test('a port without a scheme is asked for; the URL of a database makes a TCP service', async ({
  page,
  go,
}) => {
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.host.fill('10.0.1.50:8080')
  await page.getByRole('button', { name: 'For http://' }).click()
  await expect(form.host).toHaveValue('10.0.1.50')
  await expect(form.httpPort).toHaveValue('8080')
  await expect(form.httpsPort).toHaveValue('')

  await form.host.fill('postgres://app:hunter2@[fd00::1]:5433/shop')
  await expect(page.getByText('Left out: the user name or password')).toBeVisible()
  // A draft outlives a reload, and has no password in it.
  await page.reload()
  await expect(form.host).toHaveValue('postgres://[fd00::1]:5433/shop')
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(form.host).toHaveValue('fd00::1')
  await expect(form.tcpPort).toHaveValue('5433')
  await expect(page.getByRole('radio', { name: 'PostgreSQL' })).toBeChecked()
})

test('whose a host is, is said before requests go there', async ({ page, go }) => {
  const form = serviceFormOn(page)
  const note = page.getByRole('status', { name: 'About this host' })
  await go('serviceNew')
  for (const [host, words] of [
    ['8.8.8.8', 'requests would not stay within the VPC'],
    ['api.mycompany.com', 'if it resolves to a public address'],
    ['localhost', 'Where cloudflared runs in Docker, that is its container'],
    ['169.254.169.254', 'credentials of that machine'],
    ['fe80::1', 'A link-local address'],
  ] as const) {
    await form.host.fill(host)
    await expect(note).toContainText(words)
  }
  await form.host.fill('internal-api.company.local')
  await expect(note).toBeHidden()
  await form.host.fill('10.0.0.0/24')
  await page.getByRole('button', { name: 'Create service' }).click()
  await expect(form.host).toHaveAccessibleDescription(/^This is a network\./)
})
