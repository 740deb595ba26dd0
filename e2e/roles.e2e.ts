import type { RouteName } from '#browser/paths.ts'
import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import { tunnelCreate, tunnelDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, LOCAL, test } from './support/fixtures.ts'
import { press } from './support/keyboard.ts'

const ADMIN = 'Connectivity Directory Admin'
const TUNNELS = 'Cloudflare Tunnel Write'

/** What neither Bind nor Read may do: on which page, by which button, and which role it takes. */
const ACTIONS: [on: RouteName, buttons: Record<string, string>][] = [
  ['services', { Create: ADMIN }],
  ['service', { Edit: ADMIN, Duplicate: ADMIN, Delete: ADMIN }],
  ['serviceNew', { 'Create service': ADMIN, 'Create Tunnel': TUNNELS }],
  ['serviceEdit', { 'Save changes': ADMIN }],
  ['tunnels', { Create: TUNNELS }],
  [
    'tunnel',
    {
      'Install a connector': TUNNELS,
      'Rotate token': TUNNELS,
      Rename: TUNNELS,
      Delete: TUNNELS,
    },
  ],
  ['tunnelRotate', { 'Rotate token': TUNNELS, 'Rotate and disconnect': TUNNELS }],
  ['tunnelDelete', { 'Move to another tunnel': ADMIN, Delete: ADMIN, 'Delete tunnel': TUNNELS }],
  ['tunnelNew', { 'Save tunnel': TUNNELS }],
]

const refused = (role: string) => ({
  status: 403,
  errors: [{ code: 10_000, message: expect.stringContaining(role) }],
})

for (const who of ['Bind', 'Read'] as const) {
  test.describe(`as ${who}`, () => {
    test.use({ who })

    test('every action that takes another role is in view, out of use, and names the role', async ({
      page,
      go,
      api,
      named,
    }) => {
      const tunnel = await api().tunnel(named('tunnel'))
      const service = await api().service(named('service'), tunnel)
      for (const [on, buttons] of ACTIONS) {
        await go(on, { tunnel: tunnel.id, service: service.service_id })
        const { href } = new URL(page.url())
        for (const [name, role] of Object.entries(buttons))
          await test.step(`${name} on ${on}`, async () => {
            const button = page.getByRole('button', { name, exact: true })
            await expect(button).toBeDisabled()
            await expect(button).toHaveAccessibleDescription(
              new RegExp(`^To .* you need the ${role} role\\.$`),
            )
            await press(page, button)
            await expect(page.getByRole('dialog')).toBeHidden()
            expect(page.url()).toBe(href)
          })
      }
      expect((await api().serviceCalled(service.name)).service_id).toBe(service.service_id)
      expect((await api().tunnelCalled(tunnel.name)).id).toBe(tunnel.id)
    })

    test('a form that was filled in all the same is not sent', async ({ page, go, api, named }) => {
      const tunnel = await api().tunnel(named('tunnel'))
      const name = named('forbidden')
      const sent: string[] = []
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url())
      })
      await go('serviceNew', {}, { tunnel: tunnel.id })
      await page.getByLabel('Host or IP address').fill('api.internal')
      await page.getByLabel('Service name').fill(name)
      await page.keyboard.press('Enter')
      await go('tunnelNew')
      await page.getByLabel('Tunnel name').fill(name)
      await page.keyboard.press('Enter')
      // What comes after a request would have been sent: the page has gone on.
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
      expect(sent).toEqual([])
    })

    test('the install page keeps the token, and says which role shows it', async ({
      page,
      go,
      api,
      named,
    }) => {
      const tunnel = await api().tunnel(named('tunnel'))
      await go('tunnelInstall', { tunnel: tunnel.id })
      await expect(
        page.getByRole('heading', { name: 'You may not see the install commands' }),
      ).toBeVisible()
      await expect(page.getByRole('main')).toContainText(`you need the ${TUNNELS} role`)
      await expect(page.getByRole('button', { name: 'Reveal token' })).toBeHidden()
      await expect(page.getByText('Waiting for the connector.')).toBeVisible()
    })

    // On a Cloudflare account it is Cloudflare's API that refuses.
    test('the API refuses each change, and names the role', LOCAL, async ({ api, named }) => {
      const owner = api()
      const { id: tunnel } = await owner.tunnel(named('tunnel'))
      const host = { hostname: 'a.internal', resolver_network: { tunnel_id: tunnel } }
      const body = { name: named('service'), type: 'http', host } as const
      const { service_id: service } = await owner.call(serviceCreate, { body })
      const { call } = api(who)
      await expect(call(serviceCreate, { body })).rejects.toMatchObject(refused(ADMIN))
      await expect(call(serviceUpdate, { service, body })).rejects.toMatchObject(refused(ADMIN))
      await expect(call(serviceDelete, { service })).rejects.toMatchObject(refused(ADMIN))
      const name = named('tunnel')
      await expect(call(tunnelCreate, { body: { name } })).rejects.toMatchObject(refused(TUNNELS))
      await expect(call(tunnelUpdate, { tunnel, body: { name } })).rejects.toMatchObject(
        refused(TUNNELS),
      )
      await expect(call(tunnelDelete, { tunnel })).rejects.toMatchObject(refused(TUNNELS))
      await expect(call(tunnelToken, { tunnel })).rejects.toMatchObject(refused(TUNNELS))
    })

    test('the identity panel says who is signed in and with which roles', async ({
      page,
      go,
      account,
    }) => {
      await go('services')
      await page.getByRole('button', { name: `Signed in as ${who}` }).click()
      const panel = page.getByRole('region', { name: 'Identity' })
      await expect(panel).toContainText(`Connectivity Directory ${who}`)
      await expect(panel).toContainText(account)
    })
  })
}

for (const [who, told] of [
  ['Read', true],
  ['Bind', false],
] as const)
  test.describe(`as ${who}`, () => {
    test.use({ who })
    test(`the binding may be copied, and whoever may ${told ? 'not ' : ''}deploy it is ${told ? '' : 'not '}told so`, async ({
      page,
      go,
      api,
      named,
    }) => {
      const service = await api().service(named('service'), await api().tunnel(named('tunnel')))
      await go('service', { service: service.service_id })
      const button = page.getByRole('button', { name: 'Copy binding' })
      expect(await copiedBy(page, () => button.click())).toContain(service.service_id)
      const role =
        'To deploy a Worker with this binding you need the Connectivity Directory Bind role.'
      await expect(page.getByText(role)).toBeVisible({ visible: told })
    })
  })
