/** The built page: its files, compressed when they were built, and `index.html` for every address of the app. */
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'
import { etag } from 'hono/etag'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageHeaders } from './page-headers.ts'

/** The names of these files carry a hash of what is in them. */
const HASHED = '/assets/'

const lifeOf = (path: string): string =>
  path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache'

/** Serves the folder the page was built into; until it was, says how to build it. */
export function createPage(dist: string): Hono {
  return readIfThere(join(dist, 'index.html')) === undefined ? unbuilt() : built(dist)
}

/** The compressed files stand beside the plain ones, and are these in another form. */
const COMPRESSED = /\.(br|gz)$/
/** A name with a dot is a file's: no address of the app has one. */
const FILE = /\.[^/]*$/

function built(dist: string): Hono {
  const files = serveStatic({ root: dist, precompressed: true })
  const index = serveStatic({ root: dist, path: 'index.html', precompressed: true })
  const page = new Hono()
  page.use(async (c, next) => {
    await next()
    // Read each time: the policy names what stands in the page, and a build puts another in its place.
    const html = readIfThere(join(dist, 'index.html')) ?? ''
    for (const [name, value] of pageHeaders(html)) c.res.headers.set(name, value)
    // It would promise an answer to If-Modified-Since; what may change has an ETag instead.
    c.res.headers.delete('last-modified')
    if (c.res.status < 400) c.res.headers.set('cache-control', lifeOf(c.req.path))
  })
  page.get('*', (c, next) => (COMPRESSED.test(c.req.path) ? nothing(c) : next()))
  page.get(`${HASHED}*`, files)
  page.get('*', etag(), files, async (c, next) => {
    const isNavigation = c.req.header('accept')?.includes('text/html') === true
    return isNavigation && !FILE.test(c.req.path) ? index(c, next) : next()
  })
  page.all('*', nothing)
  return page
}

const nothing = (c: Context): Response => c.text('There is nothing here.', 404)

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
