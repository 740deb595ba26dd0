import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const THEMES = ['light', 'dark'] as const
const WIDTHS = [1280, 390] as const

/** What axe finds in either theme, on a wide window and on a phone; each with where. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of THEMES)
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      // Its other mode opens a page of its own each time, for frames of other sites; there are none here.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
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
