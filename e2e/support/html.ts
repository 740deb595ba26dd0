import { expect, type Page } from '@playwright/test'

/** What would run, and leave a mark, if a page took it for HTML. */
export const HTML = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>`

/** Nothing of what is shown was taken for HTML: there is no such element, nothing ran, and nothing had to be forbidden. */
export async function isOnlyText(page: Page, forbidden: readonly string[]): Promise<void> {
  await expect(page.locator('img, #page script, [onerror]')).toHaveCount(0)
  expect(await page.evaluate<unknown>(() => Reflect.get(window, 'ran'))).toBeUndefined()
  expect(forbidden).toEqual([])
}
