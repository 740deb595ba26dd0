import { certificateDelete, certificateUpload } from '#contract/certificate-operations.ts'
import { someCertificates } from '#server/testing/certificates.ts'
import { expect, LOCAL, test } from './support/fixtures.ts'
import { isAccessible } from './support/accessible.ts'
import { heard } from './support/said.ts'
import { serviceFormOn } from './support/service-form.ts'

/** All that a VPC Service may be, made in the form. */

test('a database is created over TCP, at an address of each kind; its type stays', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const name = named('database')
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('10.0.1.50, fd00::50')
  await form.choose('TCP')
  await expect(form.httpPort).toBeHidden()
  await form.create.click()
  await expect(form.tcpPort).toHaveAccessibleDescription('A TCP service needs a port.')
  await form.tcpPort.fill('5432')
  await form.choose('PostgreSQL')
  await expect(
    heard(page, 'connects to 10.0.1.50 or fd00::50 port 5432. It is told that PostgreSQL'),
  ).toBeVisible()
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  const service = await api().serviceCalled(name)
  expect(service).toMatchObject({
    type: 'tcp',
    tcp_port: 5432,
    app_protocol: 'postgresql',
    host: { ipv4: '10.0.1.50', ipv6: 'fd00::50', network: { tunnel_id: tunnel.id } },
  })

  await go('serviceEdit', { service: service.service_id })
  const http = page.getByRole('radio', { name: 'HTTP', exact: true })
  await expect(http).toBeDisabled()
  await expect(http).toHaveAccessibleDescription(/^It stays as it is/)
  await http.click({ force: true })
  await expect(page.getByRole('radio', { name: 'TCP', exact: true })).toBeChecked()
  await expect(form.tcpPort).toHaveValue('5432')
})

// What a certificate holds, and whether it is there, our own directory checks: so here, and in the next.
test(
  'an authority and a client certificate are uploaded in place, and no key is left behind',
  LOCAL,
  async ({ page, go, api, named, tunnel }) => {
    const { ca, client } = await someCertificates()
    const [name, root, own] = [named('service'), named('root'), named('client')]
    const form = serviceFormOn(page)
    await go('serviceNew', {}, { tunnel: tunnel.id })
    await form.name.fill(name)
    await form.host.fill('api.internal')
    await form.choose('Custom resolver')
    await form.resolverIps.fill('10.0.0.53\n10.0.0.54')
    await expect(form.authority).toBeHidden()
    await form.tls.click()
    await form.choose('Chain only (verify_ca)')
    await expect(page.getByText('who holds any certificate of that authority')).toBeVisible()

    await page.getByRole('button', { name: 'Upload a certificate authority' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Certificate name').fill(root)
    const box = dialog.getByRole('textbox', { name: 'Certificate', exact: true })
    await box.fill(ca.key)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(box).toHaveAccessibleDescription(/uploaded without its key: take it out/)
    await box.fill(client.cert)
    await dialog.getByRole('button', { name: 'Upload' }).click()
    await expect(box).toHaveAccessibleDescription(/^This is no certificate authority/)
    await box.fill(ca.cert)
    await isAccessible(page)
    await dialog.getByRole('button', { name: 'Upload' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(`Certificate ${root} was uploaded.`)).toBeVisible()
    await expect(form.authority).toContainText(`${root} Until Nov`)

    await page.getByRole('button', { name: 'Upload a client certificate' }).click()
    await dialog.getByLabel('Certificate name').fill(own)
    await box.fill(client.cert)
    await dialog.getByRole('button', { name: 'Upload' }).click()
    const key = dialog.getByRole('textbox', { name: 'Private key' })
    await expect(key).toHaveAccessibleDescription(/^A client certificate needs its private key/)
    await key.fill(client.key)
    await dialog.getByRole('button', { name: 'Upload' }).click()
    await expect(form.clientCertificate).toContainText(own)
    const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))
    expect(kept).toContain('api.internal')
    expect(kept).not.toContain('PRIVATE KEY')

    await form.create.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(page.getByText(new RegExp(`^${root}Until Nov`))).toBeVisible()
    const service = await api().serviceCalled(name)
    expect(service.host.resolver_network?.resolver_ips).toEqual(['10.0.0.53', '10.0.0.54'])
    expect(service.tls_settings?.cert_verification_mode).toBe('verify_ca')

    await go('serviceEdit', { service: service.service_id })
    await expect(form.authority).toContainText(root)
    await expect(form.clientCertificate).toContainText(own)
    await form.choose('None (disabled)')
    await expect(page.getByText('read and change everything')).toBeVisible()
    await expect(form.authority).toBeDisabled()
    await expect(form.authority).toHaveAccessibleDescription('Does not apply: nothing is verified.')
    await form.save.click()
    await expect(page.getByText(`VPC Service ${name} was saved.`)).toBeVisible()
    expect((await api().serviceCalled(name)).tls_settings).toEqual({
      cert_verification_mode: 'disabled',
      client_certificate: service.tls_settings?.client_certificate,
    })
  },
)

test(
  'a certificate that was deleted meanwhile is said at its box, and nothing is lost',
  LOCAL,
  async ({ page, go, api, named, tunnel }) => {
    const { ca } = await someCertificates()
    const root = named('root')
    const body = { name: root, ca: true, certificates: ca.cert }
    const { id: certificate } = await api().call(certificateUpload, { body })
    const form = serviceFormOn(page)
    await go('serviceNew', {}, { tunnel: tunnel.id })
    await form.name.fill(named('service'))
    await form.host.fill('api.internal')
    await form.tls.click()
    await form.authority.click()
    await page.getByRole('combobox', { name: 'Search certificate authorities' }).fill(root)
    await page.getByRole('option', { name: root }).click()
    await expect(form.authority).toContainText(root)
    await api().call(certificateDelete, { certificate })
    await form.create.click()
    await expect(form.authority).toHaveAccessibleDescription(/^There is no such certificate\./)
    await expect(form.host).toHaveValue('api.internal')
  },
)

test(
  'a hostname is told to fail while the chosen tunnel is carried over HTTP/2; an address is not',
  LOCAL,
  async ({ page, go, connect, tunnel }) => {
    await connect(tunnel, { transport: 'http2' })
    const form = serviceFormOn(page)
    await go('serviceNew', {}, { tunnel: tunnel.id })
    await form.host.fill('api.internal')
    const warning = page.getByText('Over HTTP/2 hostname services fail with dns_error.')
    await expect(warning).toBeVisible()
    await form.host.fill('10.0.1.50')
    await expect(warning).toBeHidden()
  },
)

test.describe('as Bind', () => {
  test.use({ who: 'Bind' })

  test('certificates are seen, and not uploaded', LOCAL, async ({ page, go, api, named }) => {
    const { ca } = await someCertificates()
    const root = named('root')
    await api().call(certificateUpload, { body: { name: root, ca: true, certificates: ca.cert } })
    const form = serviceFormOn(page)
    await go('serviceNew')
    await form.tls.click()
    const upload = page.getByRole('button', { name: 'Upload a client certificate' })
    await expect(upload).toBeDisabled()
    await expect(upload).toHaveAccessibleDescription(
      'To upload a certificate you need the SSL and Certificates Write role.',
    )
    await form.authority.click()
    await expect(page.getByRole('option', { name: root })).toBeVisible()
  })
})
