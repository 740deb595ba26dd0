/** What a page says only for a moment. */
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    said?: string[]
  }
}

/** Notes from now on whatever the page says that fits, however briefly, until it is loaded anew. */
export const noteSaid = (page: Page, pattern: string): Promise<void> =>
  page.evaluate((text) => {
    const said: string[] = []
    window.said = said
    new MutationObserver(() => {
      const found = new RegExp(text).exec(document.body.innerText)?.[0]
      if (found !== undefined) said.push(found)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, pattern)

/** What was noted. */
export const saidOn = (page: Page): Promise<string[] | undefined> =>
  page.evaluate(() => window.said)
