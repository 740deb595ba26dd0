/** The HTTP side of the server as one function, Request to Response. All that it works with is handed in. */
import { Hono } from 'hono'
import type { LocalEdge } from '#contract/session.ts'
import { apiRoutes } from './api.ts'
import type { Directory } from './directory/directory.ts'
import type { Presence } from './directory/presence.ts'
import { failure } from './envelope.ts'
import { healthRoutes } from './health.ts'
import type { Identities } from './identities.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import { observe } from './observe.ts'
import { COMMON_HEADERS } from './page-headers.ts'
import { refusalOf } from './refusal-of.ts'
import { hostGuard } from './session/guards.ts'

export interface AppDeps {
  directory: Directory
  presence: Presence
  identities: Identities
  /** At least 32 characters; seals the session cookie. */
  sessionKey: string
  /** Host names answered to besides those of this machine. */
  allowedHosts: readonly string[]
  /** Where connectors connect to. */
  edge: LocalEdge
  log: Log
  /** Tells the log of every request to the API, not only of those that changed something or failed. */
  tellAll?: boolean
  /** Where requests are counted, if they are. */
  metrics?: Metrics | undefined
  /** Whether requests can be answered, always if not given; to throw is a no. */
  ready?: () => boolean
  /** Aborted when the server begins to stop: answers that would go on then end. */
  stopping: AbortSignal
  /** Answers whatever is no API: the page and its files. */
  page?: Hono
}

/** The guards, the API, and the page if there is one. Every error leaves as an envelope. */
export function createApp(deps: AppDeps): Hono {
  const checkHost = hostGuard(deps.allowedHosts)
  const app = new Hono()
  app.onError((error, c) => failure(refusalOf(error, c.var.requestId)))
  app.route('/', healthRoutes(deps))
  app.route('/', observe(deps))
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of COMMON_HEADERS) c.res.headers.set(name, value)
  })
  app.use(async (c, next) => {
    checkHost(c.req.raw)
    await next()
  })
  app.route('/', apiRoutes(deps))
  if (deps.page !== undefined) app.route('/', deps.page)
  return app
}
