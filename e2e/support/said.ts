/** What a page says, to those who hear it as well; and what it says only for a moment. */
import type { Locator, Page } from '@playwright/test'

declare global {
  interface Window {
    said?: string[]
    heard?: string[]
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

/** What is announced politely, and fits. */
export const heard = (page: Page, hasText: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText })

/** Types faster than any hand, so that there is no pause, and notes from now on what is announced. */
export const typeAtOnce = (box: Locator, text: string): Promise<void> =>
  box.evaluate(async (input, whole) => {
    const announced: string[] = []
    window.heard = announced
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const status = target.parentElement?.closest('[role=status]')
        if (status) announced.push(status.textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    if (!(input instanceof HTMLInputElement)) throw new TypeError('This is no box to type into.')
    for (const sign of whole) {
      input.setRangeText(sign, input.value.length, input.value.length, 'end')
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      // What is seen changes in a microtask that the event asks for.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    }
  }, text)

/** What was announced since. */
export const heardOn = (page: Page): Promise<string[] | undefined> =>
  page.evaluate(() => window.heard)
