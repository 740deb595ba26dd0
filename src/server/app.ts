/** The HTTP side of the server as one function, Request to Response. All that it works with is handed in. */
import { Hono, type Context } from 'hono'
import { apiRoutes } from './api.ts'
import type { AppDeps } from './app-deps.ts'
import { answerTo } from './gateway/passed.ts'
import { healthRoutes } from './health.ts'
import { observe } from './observe.ts'
import { COMMON_HEADERS, TLS_HEADERS } from './page-headers.ts'
import { refusalOf } from './refusal-of.ts'

/** The guards, the API, and the page if there is one. Every error leaves as an envelope. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono()
  app.onError((error, c) => answerTo(refusalOf(error, c.var.requestId)))
  app.route('/', healthRoutes(deps))
  app.route('/', observe(deps))
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of headersFor(deps, c)) c.res.headers.set(name, value)
  })
  app.use(async (c, next) => {
    deps.checkHost(c.req.raw)
    await next()
  })
  app.route('/', apiRoutes(deps))
  if (deps.page !== undefined) app.route('/', deps.page)
  return app
}

/** TLS ends at a proxy before Node, and in front of a Worker. */
const headersFor = ({ ownOrigin }: AppDeps, { req }: Context) =>
  [ownOrigin, req.url].some((url) => url?.startsWith('https:') === true)
    ? [...COMMON_HEADERS, ...TLS_HEADERS]
    : COMMON_HEADERS
