import { serviceCreate } from '#contract/service-changes.ts'
import { HTML, isOnlyText } from './support/html.ts'
import { expect, test } from './support/policy.ts'
import { serviceFormOn } from './support/service-form.ts'

/** HTML behind each of some names in the address. */
const all = (...names: string[]) => Object.fromEntries(names.map((name) => [name, HTML]))

test('HTML that a connector tells of itself and logs is text', async ({
  page,
  go,
  connect,
  tunnel,
  forbidden,
}) => {
  const told = { version: `1${HTML}`, arch: `2${HTML}`, hostname: `3${HTML}` }
  const connector = await connect(tunnel, told)
  for (const on of ['tunnelInstall', 'tunnel'] as const) {
    await go(on, { tunnel: tunnel.id })
    await expect(page.getByText(`cloudflared 1${HTML}`).first()).toBeVisible()
    await isOnlyText(page, forbidden)
  }
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(`2${HTML}`)
  await go('tunnels', {}, { q: tunnel.name })
  await expect(page.getByText(`1${HTML}`)).toBeVisible()
  await go('tunnelLogs', { tunnel: tunnel.id })
  await expect(page.getByText(`Live from 3${HTML}.`)).toBeVisible()
  connector.log({
    level: 'warn',
    event: 'http',
    message: `4${HTML}`,
    fields: { [`5${HTML}`]: HTML },
  })
  await expect(page.getByRole('log')).toContainText(`4${HTML}`)
  await expect(page.getByRole('log')).toContainText(`5${HTML}=`)
  await isOnlyText(page, forbidden)
})

test('HTML where none can stand is refused with a sentence, and stays what was typed', async ({
  page,
  go,
  api,
  tunnel,
  named,
  forbidden,
}) => {
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(`${HTML}\u202E`)
  await form.host.fill(HTML)
  await form.choose('Provide port values')
  await form.httpPort.fill(HTML)
  await form.choose('Custom resolver')
  await form.resolverIps.fill(HTML)
  await form.create.click()
  await expect(form.name).toHaveAccessibleDescription(/without control or invisible characters/)
  await expect(form.host).toHaveAccessibleDescription(/^Hostname must not/)
  await expect(form.httpPort).toHaveAccessibleDescription(
    'A port is a whole number from 1 to 65535.',
  )
  await expect(form.host).toHaveValue(HTML)
  await isOnlyText(page, forbidden)

  const host = { hostname: 'api.internal', resolver_network: { tunnel_id: tunnel.id } }
  const tls = { cert_verification_mode: 'verify_full', certificate_authority: HTML } as const
  const body = { name: named('service'), type: 'http', host, tls_settings: tls } as const
  await expect(api().call(serviceCreate, { body })).rejects.toMatchObject({ status: 400 })
})

test('HTML in the address is searched for, shown as what was asked for, or leads nowhere', async ({
  page,
  go,
  api,
  account,
  tunnel,
  connect,
  named,
  forbidden,
}) => {
  await connect(tunnel)
  await api().service(named('service'), tunnel)
  for (const [on, search, shows] of [
    ['services', all('q', 'type', 'tunnel', 'sort'), 'No VPC Services fit these filters'],
    ['tunnels', all('q', 'status', 'sort'), 'No tunnels fit these filters'],
    ['serviceNew', all('tunnel'), 'Create a VPC Service'],
    ['tunnelNew', all('for'), 'Create a tunnel'],
    ['tunnelLogs', all('level', 'events', 'connector', 'sampling'), 'Could not load the live logs'],
  ] as const)
    await test.step(on, async () => {
      await go(on, { tunnel: tunnel.id }, search)
      await expect(page.getByRole('heading', { name: shows }).first()).toBeVisible()
      await isOnlyText(page, forbidden)
    })
  await go('tunnels', {}, { q: HTML })
  await expect(page.getByRole('searchbox')).toHaveValue(HTML)
  // An address with a dot in it would be a file's.
  const word = encodeURIComponent('<img src=x onerror=alert()>')
  for (const path of [`/${word}/workers/vpc`, `/${account}/${word}`]) {
    await page.goto(path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await isOnlyText(page, forbidden)
  }
})

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  test('a script as the place to go on to after signing in is not gone to', async ({
    page,
    server,
    go,
    forbidden,
  }) => {
    for (const from of ['javascript:window.ran=1', `data:text/html,${HTML}`, `/${HTML}`]) {
      await page.context().clearCookies()
      await go('signIn', {}, { from })
      await page.getByLabel('API token').fill(server.tokenOf('Read'))
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('tab', { name: 'Tunnels' })).toBeVisible()
      expect(new URL(page.url()).origin).toBe(server.url)
      await isOnlyText(page, forbidden)
    }
  })

  test('HTML as a token is refused, and shown nowhere', async ({ page, forbidden }) => {
    await page.goto(`/sign-in#token=${encodeURIComponent(HTML)}`)
    await expect(page.getByLabel('API token')).toHaveAccessibleDescription(/is not known here/)
    await isOnlyText(page, forbidden)
  })
})
