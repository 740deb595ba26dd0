import type { BrowserContext } from '@playwright/test'

/** Counts what the pages of a context ask of the API from now on, by path. */
export function countAsked(context: BrowserContext) {
  const counts = new Map<string, number>()
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(client|console)\//.test(pathname))
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1)
  })
  return {
    counts,
    /** How often what has such a path was asked for. */
    times: (path: RegExp): number =>
      [...counts].reduce((sum, [each, times]) => sum + (path.test(each) ? times : 0), 0),
  }
}
