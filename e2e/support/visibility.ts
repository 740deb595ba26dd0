import type { Page } from '@playwright/test'

/** Puts the page out of sight, as another tab before it does, and back. */
export const setVisibility = (page: Page, value: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, value)
