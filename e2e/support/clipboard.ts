import { expect, type Page } from '@playwright/test'

const read = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

/** What a press puts on the clipboard, which is emptied before. */
export async function copiedBy(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await act()
  await expect.poll(() => read(page)).not.toBe('')
  return read(page)
}
