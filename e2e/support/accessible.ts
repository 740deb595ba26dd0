import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** In each theme, on a wide window and on a phone. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const

/** What axe finds in either theme, on a wide window and on a phone; each with where. */
async function findings(page: Page): Promise<string[]> {
  // Its own package for Playwright brings axe in anew for every look, and takes all that is well out with what is not.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axe.source)
  const found: string[] = []
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 800 })
    for (const violation of await violations(page))
      found.push(`${colorScheme} ${width}: ${violation}`)
  }
  return found
}

const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const results = await window.axe?.run({ resultTypes: ['violations'] })
    if (results === undefined) throw new Error('axe is not there.')
    return results.violations.map(({ id, impact, nodes }) => `${impact} ${id} at ${nodes[0]?.html}`)
  })

/** How far the page reaches beyond a window of a width, in pixels. */
async function overflow(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 800 })
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

/** Nothing scrolls sideways: on a wide window, on a tablet, on a phone and on the smallest phone. */
export async function fits(page: Page): Promise<void> {
  for (const width of [1280, 768, 390, 320])
    expect(await overflow(page, width), `at ${width}`).toBeLessThanOrEqual(0)
}

/** Holds that axe finds nothing on a page as it stands, and that it fits every window. */
export async function isAccessible(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  await fits(page)
}
