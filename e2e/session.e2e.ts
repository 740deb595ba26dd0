import { pathTo } from '#browser/paths.ts'
import { expect, LOCAL, test } from './support/fixtures.ts'
import { noteSaid, saidOn } from './support/said.ts'
import { serviceFormOn } from './support/service-form.ts'

test('a session that ends while a form is filled in costs a sign-in, and nothing that was typed', async ({
  page,
  context,
  server,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const name = named('service')
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.name.fill(name)
  await form.host.fill('10.0.1.50')
  await form.chooseTunnel(tunnel.name)
  await context.clearCookies()
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to VPC Console')
  await page.getByLabel('API token').fill(server.tokenOf('Admin'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('What you typed before was kept.')).toBeVisible()
  await expect(form.name).toHaveValue(name)
  await expect(form.host).toHaveValue('10.0.1.50')
  await expect(form.tunnel).toContainText(tunnel.name)
  await form.create.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
})

test('a session that ends while a tunnel is named costs no name; who goes elsewhere leaves it behind', async ({
  page,
  context,
  server,
  go,
  named,
}) => {
  const name = named('tunnel')
  const box = page.getByLabel('Tunnel name')
  await go('tunnelNew')
  await box.fill(name)
  await context.clearCookies()
  await page.getByRole('button', { name: 'Save tunnel' }).click()
  await page.getByLabel('API token').fill(server.tokenOf('Admin'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('What you typed before was kept.')).toBeVisible()
  await expect(box).toHaveValue(name)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(box).toHaveValue('')
})

test('a list whose session has ended asks to sign in, and comes back as it was', async ({
  page,
  context,
  server,
  go,
}) => {
  await go('tunnels', {}, { q: 'something', sort: '-created' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
  const address = page.url()
  await context.clearCookies()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByLabel('API token').fill(server.tokenOf('Read'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
  expect(page.url()).toBe(address)
})

test('who signs out is signed out: nothing is left on the page or behind Back', async ({
  page,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  await go('tunnels', {}, { q: tunnel.name })
  await expect(page.getByRole('row', { name: tunnel.name })).toBeVisible()
  await page.getByRole('button', { name: 'Signed in as Admin' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to VPC Console')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to VPC Console')
  await expect(page.getByText(tunnel.name)).toBeHidden()
})

test('what somebody typed is gone when they sign out, wherever they do', async ({
  page,
  server,
  go,
}) => {
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.name.fill('typed')
  await page.getByRole('button', { name: 'Create Tunnel', exact: true }).click()
  await page.getByRole('button', { name: 'Signed in as Admin' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('API token').fill(server.tokenOf('Admin'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('VPC Services')
  await go('serviceNew')
  await expect(form.name).toHaveValue('')
})

test('what somebody typed is gone when somebody else signs in after them', async ({
  page,
  context,
  server,
  go,
}) => {
  const form = serviceFormOn(page)
  await go('serviceNew')
  await form.name.fill('typed')
  await context.clearCookies()
  await page.reload()
  await page.getByLabel('API token').fill(server.tokenOf('Bind'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(form.name).toHaveValue('')
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('typed')
})

test.describe('without a session', () => {
  test.use({ who: 'nobody' })

  test('every page asks to sign in, and leads on to where one wanted to go', async ({
    page,
    context,
    server,
    account,
    go,
    api,
    named,
  }) => {
    const tunnel = await api().tunnel(named('tunnel'))
    const { service_id: service, name } = await api().service(named('service'), tunnel)
    for (const [on, heading] of [
      ['services', 'VPC Services'],
      ['serviceNew', 'Create a VPC Service'],
      ['service', name],
      ['serviceEdit', `Edit ${name}`],
      ['tunnels', 'Tunnels'],
      ['tunnelNew', 'Create a tunnel'],
      ['tunnel', tunnel.name],
      ['tunnelInstall', `Install a connector for ${tunnel.name}`],
    ] as const)
      await test.step(on, async () => {
        await context.clearCookies()
        await go(on, { tunnel: tunnel.id, service })
        await page.getByLabel('API token').fill(server.tokenOf('Admin'))
        await page.keyboard.press('Enter')
        await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
        const { pathname } = new URL(page.url())
        expect(pathname).toBe(pathTo(on, { account, tunnel: tunnel.id, service }))
      })
  })

  test('a list that was opened before signing in is there, and nobody is told of what was refused before', async ({
    page,
    server,
    go,
    tunnel,
  }) => {
    await go('tunnels', {}, { q: tunnel.name })
    await page.getByLabel('API token').fill(server.tokenOf('Admin'))
    await noteSaid(page, 'Could not load.*')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: tunnel.name })).toBeVisible()
    expect(await saidOn(page)).toEqual([])
  })

  test('a wrong token is refused at its box, and never shown', async ({ page, words }) => {
    await page.goto('/')
    const box = page.getByLabel('API token')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(box).toHaveAccessibleDescription(/^Paste an API token\./)
    await box.fill('vpc_admin_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(box).toHaveAccessibleDescription(words.wrongToken)
    await expect(box).toBeFocused()
    await expect(page.getByText('vpc_admin_wrong')).toBeHidden()
  })

  test(
    'a sign-in link takes its token out of the address and the history at once',
    LOCAL,
    async ({ page, server }) => {
      const token = server.tokenOf('Read')
      await page.goto(`/sign-in#token=${token}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('VPC Services')
      expect(page.url()).not.toContain(token)
      expect(
        await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie])),
      ).not.toContain(token)
      await page.goBack()
      expect(page.url()).not.toContain(token)
    },
  )

  test('a sign-in link to another site’s page is not followed there', async ({ page, server }) => {
    await page.goto('/sign-in?from=//evil.example/')
    await page.getByLabel('API token').fill(server.tokenOf('Read'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('VPC Services')
    expect(new URL(page.url()).origin).toBe(server.url)
  })
})
