import { readFile } from 'node:fs/promises'
import type { Page, Request } from '@playwright/test'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/logs.ts'

const log = (page: Page) => page.getByRole('log', { name: 'Live logs' })
const isStream = (request: Request) => request.url().endsWith('/logs')
const line = (message: string) => ({ level: 'info', event: 'http', message }) as const

/** More than there is room for; and how many a connector sends in one go before it begins to leave out. */
const MANY = 100
const AT_ONCE = 20

test('who looks at a tunnel sees what its connectors log, merged, as it happens', async ({
  page,
  go,
  tunnel,
  pair: [one, two],
}) => {
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('link', { name: 'Live logs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Live logs of ${tunnel.name}`)
  await expect(page.getByText('Live from web-1 and web-2.')).toBeVisible()
  await expect(log(page)).toContainText('Nothing logged yet.')
  one.log({ level: 'warn', event: 'cloudflared', message: 'first', fields: { connIndex: 2 } })
  await expect(log(page)).toContainText('first connIndex=2')
  two.log(line('second'))
  await expect(log(page)).toContainText(
    /warn.*web-1.*cloudflared.*first.*info.*web-2.*http.*second/,
  )
  await expect(page.getByText('2 lines')).toBeVisible()
})

test('level, connector and kinds of events are asked for, and stand in the address', async ({
  page,
  go,
  tunnel,
  pair: [one, two],
}) => {
  await go('tunnelLogs', { tunnel: tunnel.id })
  await expect(page.getByText('Live from web-1 and web-2.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Connector' }).selectOption(one.id)
  await expect(page.getByText('Live from web-1.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Level' }).selectOption('Warnings and errors')
  await page.getByRole('checkbox', { name: 'TCP' }).check()
  await expect(page).toHaveURL(/level=warn/)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'TCP' })).toBeChecked()
  await expect(page.getByText('Live from web-1.')).toBeVisible()
  two.log({ level: 'error', event: 'tcp', message: 'of the other' })
  one.log({ level: 'info', event: 'tcp', message: 'not serious' })
  one.log({ level: 'error', event: 'http', message: 'of another kind' })
  one.log({ level: 'error', event: 'tcp', message: 'wanted' })
  await expect(log(page)).toContainText('wanted')
  await expect(page.getByText('1 line', { exact: true })).toBeVisible()
})

test('lines can be held still, gone on with, and cleared', async ({ page, followed }) => {
  followed.log(line('before'))
  await expect(log(page)).toContainText('before')
  await page.getByRole('button', { name: 'Pause' }).click()
  followed.log(line('meanwhile'))
  await expect(page.getByText('Paused, 1 new line waits. 1 line')).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(log(page)).toContainText('meanwhile')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(log(page)).not.toContainText('before')
  followed.log(line('after'))
  await expect(log(page)).toContainText('after')
})

test('it stays at the newest line until one scrolls up, and leads back by a press', async ({
  page,
  followed,
}) => {
  for (let at = 1; at <= MANY; at += 1) {
    followed.log(line(`line ${at} of many`))
    if (at % AT_ONCE === 0) await expect(page.getByText(`${at} lines`)).toBeVisible()
  }
  await expect(log(page).getByText(`line ${MANY} of many`)).toBeInViewport()
  const newest = page.getByRole('button', { name: 'Go to the newest' })
  await expect(newest).toBeHidden()
  await log(page).hover()
  await page.mouse.wheel(0, -1000)
  await expect(newest).toBeVisible()
  const place = () => log(page).evaluate((box) => box.scrollTop)
  const before = await place()
  followed.log(line('the very last'))
  await expect(page.getByText(`${MANY + 1} lines`)).toBeVisible()
  expect(await place()).toBe(before)
  await newest.click()
  await expect(log(page).getByText('the very last')).toBeInViewport()
  await expect(newest).toBeHidden()
})

test('the lines shown are copied and kept as text', async ({ page, tunnel, followed }) => {
  const download = page.getByRole('button', { name: 'Download' })
  await expect(download).toHaveAccessibleDescription('There are no lines yet.')
  followed.log({ ...line('GET /orders'), fields: { status: 502 } })
  await expect(page.getByText('1 line', { exact: true })).toBeVisible()
  const text = /^\d{4}-\d\d-\d\dT\S+ info web-1 http GET \/orders status=502$/
  const copy = page.getByRole('button', { name: 'Copy log lines' })
  expect(await copiedBy(page, () => copy.click())).toMatch(text)
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
  expect(file.suggestedFilename()).toBe(`${tunnel.name} logs.txt`)
  expect((await readFile(await file.path(), 'utf8')).trimEnd()).toMatch(text)
})

test('without a connector it is said so, and the logs begin when one connects', async ({
  page,
  go,
  connect,
  tunnel,
}) => {
  await page.clock.install()
  await go('tunnelLogs', { tunnel: tunnel.id })
  await expect(page.getByRole('heading', { name: 'No connector is connected' })).toBeVisible()
  await connect(tunnel, { hostname: 'web-1' })
  await page.clock.fastForward('00:05')
  await expect(page.getByText('Live from web-1.')).toBeVisible()
})

test('when the only connector goes, its lines stay, and the logs go on by themselves when one comes', async ({
  page,
  connect,
  tunnel,
  followed,
}) => {
  followed.log(line('the last words'))
  await expect(log(page)).toContainText('the last words')
  followed.kill()
  await expect(
    page.getByText('web-1 is not connected any more. Logs go on when a connector connects.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start again' })).toBeHidden()
  await expect(log(page)).toContainText('web-1: The co')
  await connect(tunnel, { hostname: 'web-2' })
  await expect(page.getByText('Live from web-2.')).toBeVisible()
  await expect(log(page)).toContainText('the last words')
})

test('who begins when nobody is connected waits, and the logs begin when a connector comes', async ({
  page,
  connect,
  tunnel,
  followed,
}) => {
  followed.kill()
  await expect(page.getByText('Logs go on when a connector connects.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Level' }).selectOption('Debug and above')
  await expect(
    page.getByText('No connector is connected. Logs go on when a connector connects.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start again' })).toBeHidden()
  await expect(page.getByText('credentials in them are masked')).toBeVisible()
  await connect(tunnel, { hostname: 'web-2' })
  await expect(page.getByText('Live from web-2.')).toBeVisible()
})

test('a connector is chosen by the name its lines have; one that is gone is said to be, with the way back', async ({
  page,
  connect,
  tunnel,
  followed,
}) => {
  const connector = page.getByRole('combobox', { name: 'Connector' })
  await connector.selectOption('web-1')
  await expect(page).toHaveURL(new RegExp(`connector=${followed.id}`))
  await connect(tunnel, { hostname: 'web-2' })
  followed.kill()
  await expect(
    page.getByText('web-1 is not connected any more. Logs go on when it connects again.'),
  ).toBeVisible()
  await page.reload()
  await expect(page.getByText('This connector is not connected.')).toBeVisible()
  await expect(connector.getByRole('option', { name: '(not connected)' })).toBeAttached()
  await page.getByRole('button', { name: 'All connectors' }).click()
  await expect(page.getByText('Live from web-2.')).toBeVisible()
})

test('who leaves the page, or has it out of sight for long, listens no more', async ({
  page,
  go,
  connect,
  tunnel,
}) => {
  await page.clock.install()
  await connect(tunnel, { hostname: 'web-1' })
  await go('tunnelLogs', { tunnel: tunnel.id })
  await expect(page.getByText('Live from web-1.')).toBeVisible()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const stopped = page.waitForEvent('requestfailed', isStream)
  await page.clock.fastForward('05:00')
  await stopped
  await expect(page.getByText('this page was out of sight for five minutes')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Live from web-1.')).toBeVisible()
  const left = page.waitForEvent('requestfailed', isStream)
  await page.getByRole('link', { name: tunnel.name }).click()
  await left
})

test.describe('as Read', () => {
  test.use({ who: 'Read' })

  test('who may only look may read the logs', async ({ page, followed }) => {
    followed.log(line('for everyone'))
    await expect(log(page)).toContainText('for everyone')
  })
})

test.describe('when the server is stopped', () => {
  test.use({ alone: true, expectedFault: /^Failed to load resource: net::ERR_/ })

  test('the lines stay, it is said, and nothing is asked again by itself', async ({
    page,
    server,
    followed,
  }) => {
    followed.log(line('before'))
    await expect(log(page)).toContainText('before')
    await server.kill()
    await expect(page.getByText('VPC Console cannot be reached.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible()
    await expect(log(page)).toContainText('before')
  })
})
