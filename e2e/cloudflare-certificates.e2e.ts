import { someCertificates } from '#server/testing/certificates.ts'
import { expect, test } from './support/fixtures.ts'
import { serviceFormOn } from './support/service-form.ts'

test('an authority is uploaded to an account in place, and a service is made with it', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const { ca } = await someCertificates()
  const [name, root] = [named('service'), named('root')]
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('api.internal')
  await form.tls.click()
  await page.getByRole('button', { name: 'Upload a certificate authority' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Certificate name').fill(root)
  await dialog.getByRole('textbox', { name: 'Certificate', exact: true }).fill(ca.cert)
  await dialog.getByRole('button', { name: 'Upload' }).click()
  await expect(form.authority).toContainText(root)
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  expect((await api().serviceCalled(name)).tls_settings).toMatchObject({
    cert_verification_mode: 'verify_full',
    certificate_authority: expect.any(String),
  })
})

test.describe('as Bind', () => {
  test.use({ who: 'Bind', expectedFault: /403/ })

  test('who may not see certificates is told so at their boxes', async ({ page, go }) => {
    const form = serviceFormOn(page)
    await go('serviceNew')
    await form.tls.click()
    await expect(form.authority).toHaveAccessibleDescription(
      /To see certificates you need the SSL and Certificates Read role\.$/,
    )
    await expect(page.getByText('could not be loaded')).toBeHidden()
    await expect(page.getByText('Ask an administrator of the account for it.')).toBeVisible()
  })
})
