import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 80

/** Presses Tab until a control has the focus, as who has no mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  const wanted = await target.elementHandle()
  const there = () => page.evaluate((element) => element === document.activeElement, wanted)
  for (let stop = 0; stop < MOST_STOPS && !(await there()); stop += 1)
    await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

/** Tabs to a control and presses Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tabs to a box and types. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}
