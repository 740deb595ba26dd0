/** The HTTP side of the server as one function, Request to Response. All that it works with is handed in. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { apiRoutes } from './api.ts'
import { answerTo } from './gateway/passed.ts'
import { healthRoutes } from './health.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import { observe } from './observe.ts'
import { COMMON_HEADERS, TLS_HEADERS } from './page-headers.ts'
import { refusalOf } from './refusal-of.ts'
import type { Attempts } from './session/attempts.ts'
import type { Seal } from './session/seal.ts'
import type { Side } from './side.ts'

export interface AppDeps {
  /** What can be signed in to; at least one. The first is offered first. */
  sides: readonly Side[]
  seal: Seal
  attempts: Attempts
  /** The address a request comes from, to count attempts by. */
  peerOf: (context: Context) => string
  /** Throws a Refusal for a request that was sent to a name that is not ours. */
  checkHost: (request: Request) => void
  /** How browsers reach this server, where that is not what it is asked by: `https://console.example`. */
  ownOrigin?: string | undefined
  log: Log
  /** Tells the log of every request to the API, not only of those that changed something or failed. */
  tellAll?: boolean
  /** Where requests are counted, if they are. */
  metrics?: Metrics | undefined
  /** Whether requests can be answered, always if not given; to throw is a no. */
  ready?: () => boolean
  /** Compresses the API's answers, where the platform does not do so by itself. */
  compress?: MiddlewareHandler
  /** Answers whatever is no API: the page and its files. */
  page?: Hono
}

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
