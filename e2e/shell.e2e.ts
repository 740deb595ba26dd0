import { expect, test } from './support/fixtures.ts'
import { press, tabTo } from './support/keyboard.ts'

for (const [choice, dark] of [
  ['Dark', true],
  ['Light', false],
] as const)
  test(`the theme ${choice} is kept over a reload, whatever the system prefers`, async ({
    page,
    go,
  }) => {
    await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' })
    await go('tunnels')
    const colour = () => page.evaluate(() => getComputedStyle(document.body).colorScheme)
    await page.getByRole('button', { name: 'Signed in as' }).click()
    await page.getByRole('radio', { name: choice }).check()
    const chosen = dark ? 'dark' : 'light'
    await expect.poll(colour).toBe(chosen)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Tunnels', exact: true })).toBeVisible()
    expect(await colour()).toBe(chosen)
    await page.getByRole('button', { name: 'Signed in as' }).click()
    await expect(page.getByRole('radio', { name: choice })).toBeChecked()
  })

test('the theme System follows the system', async ({ page, go }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await go('tunnels')
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(background).not.toBe(light)
})

test('the first stop of the keyboard leads past the frame to the page', async ({ page, go }) => {
  await go('tunnels')
  await expect(page.getByRole('heading', { name: 'Tunnels', exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('after a press that leads to another page the keyboard starts at its heading, which is announced', async ({
  page,
  go,
}) => {
  await go('tunnels')
  await press(page, page.getByRole('button', { name: 'Create', exact: true }))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Create a tunnel')
  await expect(heading).toBeFocused()
  await expect(page.getByText('Create a tunnel')).toHaveCount(2)
  await expect(page).toHaveTitle('Create a tunnel · VPC Console')
})

test('a tab keeps the focus when it is pressed, and the arrow keys go from tab to tab', async ({
  page,
  go,
}) => {
  await go('services')
  const [services, tunnels] = [
    page.getByRole('tab', { name: 'VPC Services' }),
    page.getByRole('tab', { name: 'Tunnels' }),
  ]
  await press(page, services)
  await page.keyboard.press('ArrowRight')
  await expect(tunnels).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnels')
  await expect(tunnels).toBeFocused()
  await expect(tunnels).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(services).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(tunnels).toBeFocused()
})

test('after a deletion the keyboard starts at the heading of the list', async ({
  page,
  go,
  api,
  named,
}) => {
  const service = await api().service(named('service'), await api().tunnel(named('tunnel')))
  await go('service', { service: service.service_id })
  await press(page, page.getByRole('button', { name: 'Delete', exact: true }))
  await press(page, page.getByRole('button', { name: 'Delete VPC Service' }))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('VPC Services')
  await expect(heading).toBeFocused()
})

test('a status and a shortened id explain themselves to the pointer and to the keyboard', async ({
  page,
  go,
  api,
  named,
}) => {
  const service = await api().service(named('service'), await api().tunnel(named('tunnel')))
  await go('services', {}, { q: service.name })
  const row = page.getByRole('row', { name: service.name })
  const tip = page.getByText('No connector has ever connected.')
  await row.getByText('Inactive').hover()
  await expect(tip).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()
  await row.getByRole('button', { name: 'Copy Service ID' }).focus()
  await expect(page.getByText('Copy Service ID')).toBeVisible()
})

test('what a status means and when exactly something was are told to the keyboard, too', async ({
  page,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  await go('tunnels', {}, { q: tunnel.name })
  const row = page.getByRole('row', { name: tunnel.name })
  const status = row.getByText('Inactive')
  await tabTo(page, status)
  await expect(page.getByText('No connector has ever connected.')).toBeVisible()
  await expect(status).toHaveAccessibleDescription(/^No connector has ever connected\. Run/)
  await press(page, row.getByRole('link', { name: tunnel.name }))
  const created = page.getByRole('definition').getByRole('time')
  await tabTo(page, created)
  const utc = tunnel.created_at.replace('T', ' ').slice(0, 19)
  await expect(page.getByText(`${utc} UTC`)).toBeVisible()
  await expect(created).toHaveAccessibleDescription(new RegExp(`${utc} UTC$`))
})
