import { expect, type Page } from '@playwright/test'

/** How far the page's clock goes ahead at a time: what is asked for most rarely on a page is asked for every 30 seconds. */
const AHEAD = '00:31'

const now = expect.configure({ timeout: 1000 })

/**
 * Lets a page's time pass until something is so: what it asks for now and then, it asks for now. `isSo` is handed an
 * `expect` that gives up quickly, for more time is to pass then.
 */
export type Soon = (isSo: (expectNow: typeof now) => Promise<unknown>) => Promise<void>

/** For a page whose clock is in the test's hands. */
export const soonOn =
  (page: Page): Soon =>
  (isSo) =>
    expect(async () => {
      await page.clock.fastForward(AHEAD)
      await isSo(now)
    }).toPass({ intervals: [0], timeout: 20_000 })
