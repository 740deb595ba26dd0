import { expect, type Page } from '@playwright/test'

/** The paths of what a page has loaded so far, one behind the other. */
export const loadedBy = (page: Page): Promise<string> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .join(' '),
  )

/** Waits until the code of every page is there, as it is soon after the first one is. */
export async function allCodeIn(page: Page): Promise<void> {
  for (const chunk of [
    /ServiceFormView-/,
    /ServicePage-/,
    /InstallPage-/,
    /TunnelPage-/,
    /LogsPage-/,
  ])
    await expect.poll(() => loadedBy(page)).toMatch(chunk)
  await page.waitForLoadState('networkidle')
}
