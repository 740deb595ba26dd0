/** How the page is served, whoever keeps its files: `index.html` for every address of the app, and what may be kept. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import { pageHeaders } from './page-headers.ts'

/** The files of a built page, as a host has them. */
export interface PageFiles {
  /** The text of `index.html` that is served now. */
  html: () => string | Promise<string>
  /** Answers with the file at the path of the request, for `/` with `index.html`; else leaves it to the next. */
  file: MiddlewareHandler
  /** Answers with `index.html`, whatever the path. */
  index: MiddlewareHandler
}

/** The names of these files carry a hash of what is in them. */
const HASHED = '/assets/'

const lifeOf = (path: string): string =>
  path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache'

/** The compressed files stand beside the plain ones, and are these in another form; hidden ones are for tools. */
const NOT_SERVED = /\.(br|gz)$|\/\./
/** A name with a dot is a file's: no address of the app has one. */
const FILE = /\.[^/]*$/

export function pageRoutes({ html, file, index }: PageFiles): Hono {
  const page = new Hono()
  page.use(async (c, next) => {
    await next()
    for (const [name, value] of pageHeaders(await html())) c.res.headers.set(name, value)
    // It would promise an answer to If-Modified-Since; what may change has an ETag instead.
    c.res.headers.delete('last-modified')
    if (c.res.status < 400) c.res.headers.set('cache-control', lifeOf(c.req.path))
  })
  page.get('*', (c, next) => (NOT_SERVED.test(c.req.path) ? nothing(c) : next()))
  page.get(`${HASHED}*`, file)
  page.get('*', etag(), file, async (c, next) => {
    const isNavigation = c.req.header('accept')?.includes('text/html') === true
    return isNavigation && !FILE.test(c.req.path) ? index(c, next) : next()
  })
  page.all('*', nothing)
  return page
}

const nothing = (c: Context): Response => c.text('There is nothing here.', 404)
