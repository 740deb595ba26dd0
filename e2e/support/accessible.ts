import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** In each theme, on a wide window and on a phone. What does not depend on colours is looked at once for each width. */
const LOOKS = [
  { colorScheme: 'light', width: 1280, all: true },
  { colorScheme: 'dark', width: 1280, all: false },
  { colorScheme: 'light', width: 390, all: false },
  { colorScheme: 'dark', width: 390, all: true },
] as const

/** What axe finds in either theme, on a wide window and on a phone; each with where. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { colorScheme, width, all } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 800 })
    // Its other mode opens a page of its own each time, for frames of other sites; there are none here.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (all ? axe : axe.withRules('color-contrast')).analyze()
    for (const { id, impact, nodes } of violations)
      found.push(`${colorScheme} ${width}: ${impact} ${id} at ${nodes[0]?.html}`)
  }
  return found
}

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
