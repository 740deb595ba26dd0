/** What the tabs of a browser tell each other. */
import type { BrowserContext } from '@playwright/test'

type Told = { channel: string; word: string }

declare global {
  interface Window {
    noteTold?: (told: Told) => void
  }
}

/** All that the pages which are opened from now on tell, each word as JSON; also what one told before it went elsewhere. */
export async function watchTold(context: BrowserContext): Promise<readonly Told[]> {
  const all: Told[] = []
  await context.exposeFunction('noteTold', (told: Told) => void all.push(told))
  await context.addInitScript(() => {
    window.BroadcastChannel = class extends BroadcastChannel {
      override postMessage(message: unknown): void {
        window.noteTold?.({ channel: this.name, word: JSON.stringify(message) })
        super.postMessage(message)
      }
    }
  })
  return all
}
