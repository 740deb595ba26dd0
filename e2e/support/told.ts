/** What the tabs of a browser tell each other. */
import type { BrowserContext, Page } from '@playwright/test'

type Told = { channel: string; word: string }

declare global {
  interface Window {
    told?: Told[]
  }
}

/** Notes in every page that is opened from now on what it tells. */
export const watchTold = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const told: Told[] = []
    window.told = told
    window.BroadcastChannel = class extends BroadcastChannel {
      override postMessage(message: unknown): void {
        told.push({ channel: this.name, word: JSON.stringify(message) })
        super.postMessage(message)
      }
    }
  })

/** All that these pages have told, each as JSON. */
export const toldBy = async (...pages: Page[]): Promise<Told[]> =>
  (await Promise.all(pages.map((page) => page.evaluate(() => window.told ?? [])))).flat()
