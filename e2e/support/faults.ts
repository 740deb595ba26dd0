import type { BrowserContext } from '@playwright/test'

/** The browser's own line about an answer of 400 to 499; what the page makes of it is for the journey to see. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/

/** Collects, from every page of a context, what goes wrong in it: errors thrown, and errors on its console. */
export function watchFaults(context: BrowserContext, expected: RegExp | null): string[] {
  const faults: string[] = []
  const note = (text: string) => {
    if (!REFUSED.test(text) && expected?.test(text) !== true) faults.push(text)
  }
  context.on('weberror', (fault) => note(String(fault.error().stack)))
  context.on('console', (message) => {
    if (message.type() === 'error') note(message.text())
  })
  return faults
}
