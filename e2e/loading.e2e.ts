import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { allCodeIn, loadedBy } from './support/loaded.ts'

type Loaded = { path: string; began: number; ended: number }

/** What a page has asked for so far, in ms since it was opened. What has not ended yet ends never. */
const requestsOf = (page: Page): Promise<Loaded[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, startTime, responseEnd }) => ({
        path: new URL(name).pathname,
        began: startTime,
        ended: responseEnd || Infinity,
      })),
  )

test('the list of VPC Services asks for three things, at once, before any script of the app ran', async ({
  page,
  go,
  account,
  api,
  named,
}) => {
  const service = await api().service(named('service'), await api().tunnel(named('tunnel')))
  await go('services', {}, { q: service.name })
  await expect(page.getByRole('row', { name: service.name })).toContainText('Inactive')
  // The scripts of the app are modules: they run when the HTML has been read to its end, and not before.
  const scriptsRan = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return navigation instanceof PerformanceNavigationTiming ? navigation.domInteractive : 0
  })
  const asked = (await requestsOf(page)).filter(({ path }) => /^\/(client|console)\//.test(path))
  const early = asked.filter(({ began }) => began < scriptsRan)
  const firstAnswer = Math.min(...early.map(({ ended }) => ended))
  const three = [
    `/client/v4/accounts/${account}/cfd_tunnel`,
    `/client/v4/accounts/${account}/connectivity/directory/services`,
    '/console/v1/session',
  ]
  expect(early.map(({ path }) => path).toSorted()).toEqual(three)
  for (const { began } of early) expect(began).toBeLessThan(firstAnswer)
  // What was asked later, if the machine is slow, is a poll of the same.
  expect([...new Set(asked.map(({ path }) => path))].toSorted()).toEqual(three)
})

test('the code of forms and details is there before anything was pressed', async ({ page, go }) => {
  await go('services')
  await allCodeIn(page)
  expect(await loadedBy(page)).toMatch(/CreateServicePage-/)
})
