import type { Page } from '@playwright/test'
import { expect, test } from './support/upstream.ts'
import { serviceFormOn } from './support/service-form.ts'
import { TROUBLE } from './upstream/trouble.ts'

test.use({ expectedFault: /^Failed to load resource: the server responded with a status of 502/ })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const NOT_UNDERSTOOD = 'Cloudflare’s API answered something that this console does not understand.'

/** What is answered in the place of an answer, and what is said of it. */
const TROUBLES = [
  ['status 502 and HTML', TROUBLE.badGateway, 'Cloudflare’s API failed.'],
  ['a page of a firewall', TROUBLE.challenged, NOT_UNDERSTOOD],
  ['nothing', TROUBLE.empty, NOT_UNDERSTOOD],
  ['half of the JSON', { as: 'truncated' }, NOT_UNDERSTOOD],
  ['half of the answer', { as: 'cut' }, 'Cloudflare’s API cannot be reached.'],
  ['a cut line', { as: 'reset' }, 'Cloudflare’s API cannot be reached.'],
  ['no end', { as: 'endless' }, 'Cloudflare’s API answered without end.'],
  ['a redirect', TROUBLE.movedTo('/'), 'Cloudflare’s API answered from elsewhere.'],
] as const

test('where Cloudflare answers with something else, what was there stays, the page says what, and can be tried again', async ({
  page,
  go,
  api,
  named,
  tunnel,
  upstream,
}) => {
  const names: string[] = []
  for (const _ of TROUBLES) names.push((await api().service(named('service'), tunnel)).name)
  await go('services', {}, { tunnel: tunnel.id })
  for (const [at, [what, harm, sentence]] of TROUBLES.entries())
    await test.step(what, async () => {
      const name = names[at] ?? ''
      const link = page.getByRole('link', { name })
      await expect(link).toBeVisible()
      await upstream.fault({ path: '/directory/services', harm })
      await page.getByRole('button', { name: 'Refresh' }).click()
      await expect(page.getByText(`${sentence} The server’s log has`)).toContainText('Last heard')
      await link.click()
      const failed = page.getByRole('alert')
      await expect(failed).toContainText('Could not load this VPC Service')
      await expect(failed).toContainText(sentence)
      await expect(failed).toContainText(/The server’s log has the details under [\da-f]{12}\./)
      await upstream.lift()
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(heading(page)).toHaveText(name)
      await page.goBack()
    })
})

test('an answer that takes its time is waited for', async ({
  page,
  go,
  api,
  named,
  tunnel,
  upstream,
}) => {
  const { service_id: service, name } = await api().service(named('service'), tunnel)
  const held = await upstream.fault({ path: service, harm: { as: 'held' } })
  await go('service', { service })
  await expect(page.getByRole('status', { name: 'Loading this VPC Service' })).toBeAttached()
  await upstream.lift(held)
  await expect(heading(page)).toHaveText(name)
})

test('a change that was done and never told is found out at the next try, with all that was typed', async ({
  page,
  go,
  named,
  tunnel,
  upstream,
}) => {
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(named('service'))
  await form.host.fill('10.0.0.1')
  await upstream.fault({ method: 'POST', harm: TROUBLE.lost, times: 1 })
  await form.create.click()
  await expect(page.getByRole('alert')).toContainText('Cloudflare’s API failed.')
  await expect(form.host).toHaveValue('10.0.0.1')
  await form.create.click()
  await expect(form.name).toHaveAccessibleDescription(/already/)
})

test('a change that came too fast is told so, and can be made again', async ({
  page,
  go,
  named,
  upstream,
}) => {
  const name = named('tunnel')
  await go('tunnelNew')
  await page.getByLabel('Tunnel name').fill(name)
  await upstream.fault({ method: 'POST', harm: TROUBLE.throttled(5), times: 1 })
  await page.getByRole('button', { name: 'Save tunnel' }).click()
  await expect(page.getByRole('alert')).toContainText('Cloudflare asked to wait until')
  await page.getByRole('button', { name: 'Save tunnel' }).click()
  await expect(heading(page)).toContainText(name)
})

test('names that are taken are said at their boxes', async ({
  page,
  go,
  api,
  tunnel,
  upstream,
}) => {
  const { name } = await api().service(`of-${tunnel.name}`, tunnel)
  expect(await upstream.violations()).toEqual([])
  const form = serviceFormOn(page)
  await go('serviceNew', {}, { tunnel: tunnel.id })
  await form.name.fill(name)
  await form.host.fill('10.0.0.1')
  await form.create.click()
  await expect(form.name).toHaveAccessibleDescription(/already/)
  await go('tunnelNew')
  const box = page.getByLabel('Tunnel name')
  await box.fill(tunnel.name)
  await page.keyboard.press('Enter')
  await expect(box).toHaveAccessibleDescription(/already have a tunnel with this name/)
  await expect(box).toBeFocused()
})

test('a tunnel that is not deleted for its connections says so beside the button', async ({
  page,
  go,
  connect,
  tunnel,
  upstream,
}) => {
  await connect(tunnel)
  await go('tunnel', { tunnel: tunnel.id })
  const body = {
    success: false,
    result: null,
    messages: [],
    errors: [{ code: 1022, message: 'Cannot delete tunnel because it has active connections' }],
  }
  const harm = { as: 'answer', status: 400, body: JSON.stringify(body) } as const
  await upstream.fault({ method: 'DELETE', harm, times: 1 })
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await page.getByRole('textbox', { name: 'Tunnel name' }).fill(tunnel.name)
  const button = page.getByRole('button', { name: 'Delete tunnel' })
  await button.click()
  await expect(page.getByRole('alert')).toContainText('it has active connections')
  await button.click()
  await expect(page.getByText(`Tunnel ${tunnel.name} was deleted.`)).toBeVisible()
})
