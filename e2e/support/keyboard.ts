import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 80

/** Presses Tab, or Shift+Tab towards what stands before, until a control has the focus, as who has no mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  const wanted = await target.elementHandle()
  const there = () => page.evaluate((element) => element === document.activeElement, wanted)
  const key = (await page.evaluate(standsBefore, wanted)) ? 'Shift+Tab' : 'Tab'
  for (let stop = 0; stop < MOST_STOPS && !(await there()); stop += 1)
    await page.keyboard.press(key)
  await expect(target).toBeFocused()
}

/** Whether an element stands before the one that has the focus. Runs in the page. */
function standsBefore(element: Node | null): boolean {
  const focused = document.activeElement
  if (element === null || focused === null || focused === document.body) return false
  const place = focused.compareDocumentPosition(element)
  return (place & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !element.contains(focused)
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
