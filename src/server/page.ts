/** The page from the folder it was built into; its files were compressed when they were built. */
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageRoutes } from './page-routes.ts'

/** Serves the folder the page was built into; until it was, says how to build it. */
export function createPage(dist: string): Hono {
  const path = join(dist, 'index.html')
  if (readIfThere(path) === undefined) return unbuilt()
  return pageRoutes({
    // Read each time: the policy names what stands in the page, and a build puts another in its place.
    html: () => readIfThere(path) ?? '',
    file: serveStatic({ root: dist, precompressed: true }),
    index: serveStatic({ root: dist, path: 'index.html', precompressed: true }),
  })
}

const unbuilt = (): Hono =>
  new Hono().all('*', (c) =>
    c.text('The page is not built yet. Run "npm run build" and start again.', 503),
  )

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
