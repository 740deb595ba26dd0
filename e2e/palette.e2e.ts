import type { Page } from '@playwright/test'
import { pathTo } from '#browser/paths.ts'
import { isAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { tabTo } from './support/keyboard.ts'
import { loadedBy } from './support/loaded.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const commands = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
const box = (page: Page) => commands(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => commands(page).getByRole('option', { name })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })

/** Keys are heard once their code is here. */
async function readyForKeys(page: Page): Promise<void> {
  await expect(heading(page)).toBeVisible()
  await expect.poll(() => loadedBy(page)).toMatch(/Keys-.*Commands-.*ShortcutSheet-|ShortcutSheet-/)
}

/**
 * Keeps the code of the app on its way, until the answered function is called. Our own server answers at once; that its
 * files are late only the browser can bring about.
 */
async function holdCode(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/assets/*.js', async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** Opens the commands and types, as who has no mouse does. */
async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type(typed)
}

test('by keys alone: from a list to a VPC Service by its name, by its ID, and to what can be done there', async ({
  page,
  account,
  api,
  named,
  tunnel,
}) => {
  const service = await api().service(named('billing'), tunnel)
  // Pressed before any code of the page is here.
  const arrive = await holdCode(page)
  await page.goto(pathTo('tunnels', { account }), { waitUntil: 'commit' })
  await expect(page.getByText('VPC Console')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  arrive()
  await expect(box(page)).toBeFocused()
  await page.keyboard.type(service.name)
  await expect(option(page, service.name)).toHaveAttribute('aria-selected', 'true')
  await isAccessible(page)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(service.name)
  await expect(heading(page)).toBeFocused()
  await command(page, tunnel.id)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(tunnel.name)
  await command(page, 'live logs')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(`Live logs of ${tunnel.name}`)
  await command(page, 'qqqq')
  await expect(commands(page).getByRole('status')).toHaveText('Nothing fits.')
  await page.keyboard.press('Escape')
  await expect(commands(page)).toBeHidden()
})

test('the theme is chosen, and the focus goes back to where it was', async ({ page, go }) => {
  await go('services')
  const button = page.getByRole('button', { name: 'Commands' })
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(button).toBeFocused()
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

test('on a telephone the identity panel has them, and signing out is one of them', async ({
  page,
  go,
}) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await go('services')
  await page.getByRole('button', { name: 'Signed in as' }).click()
  await page.getByRole('button', { name: 'Commands' }).click()
  await option(page, 'Sign out').click()
  await expect(page).toHaveURL(/\/sign-in/)
})

test.describe('as Bind', () => {
  test.use({ who: 'Bind' })

  test('what one may not do is there, says which role it takes, and does nothing', async ({
    page,
    go,
  }) => {
    await go('services')
    await readyForKeys(page)
    await command(page, 'create a vpc')
    const create = option(page, /^Create a VPC Service Not allowed\./)
    await expect(create).toContainText('you need the Connectivity Directory Admin role.')
    await expect(create).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(commands(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(heading(page)).toHaveText('VPC Services')
    await page.keyboard.press('c')
    await expect(page.getByRole('alert')).toContainText('Connectivity Directory Admin role')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByRole('alert')).toBeHidden()
  })
})

test('the sheet tells every shortcut, and they do what it says, but not where one types', async ({
  page,
  go,
  tunnel,
}) => {
  await go('services')
  await readyForKeys(page)
  await page.keyboard.press('?')
  await expect(sheet(page).getByRole('term')).toHaveText([
    /^(Ctrl|⌘) K$/,
    '?',
    'g then s',
    'g then t',
    'g then a',
    '/',
    'c',
    'u',
  ])
  await isAccessible(page)
  await page.keyboard.press('c')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(heading(page)).toHaveText('Tunnels')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Search tunnels')).toBeFocused()
  await page.keyboard.type(`c?gs${tunnel.name}`)
  await expect(page.getByLabel('Search tunnels')).toHaveValue(`c?gs${tunnel.name}`)
  await expect(heading(page)).toHaveText('Tunnels')
  await heading(page).focus()
  await page.keyboard.press('Control+c')
  await expect(heading(page)).toHaveText('Tunnels')
  await page.keyboard.press('c')
  await expect(heading(page)).toHaveText('Create a tunnel')
})

test('shortcuts of a single key are turned off, and stay so', async ({ page, go }) => {
  await go('services')
  await readyForKeys(page)
  await page.keyboard.press('?')
  await sheet(page).getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await readyForKeys(page)
  await page.keyboard.press('c')
  await page.keyboard.press('?')
  await expect(heading(page)).toHaveText('VPC Services')
  await command(page, 'shortcuts')
  await page.keyboard.press('Enter')
  await expect(sheet(page).getByRole('checkbox')).not.toBeChecked()
})

test('a result is said, stays over what it came from, and goes when it is dismissed', async ({
  page,
  go,
  api,
  named,
  tunnel,
}) => {
  const service = await api().service(named('service'), tunnel)
  await go('service', { service: service.service_id })
  await readyForKeys(page)
  await command(page, 'copy service')
  await page.keyboard.press('Enter')
  const said = page.getByRole('region', { name: 'Results' }).getByRole('status')
  await expect(said).toHaveText('Service ID was copied.')
  // Its time stands still under the pointer.
  await said.hover()
  await isAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await said.hover()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(heading(page)).toHaveText('Tunnels')
  await expect(said).toHaveText('Service ID was copied.')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(said).toHaveText('')
})
