/** Follows each request: gives it an id, counts it, and tells of it in one line of the log. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import { matchedRoutes } from 'hono/route'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { Refusal } from '#contract/refusal.ts'
import type { Log } from './log.ts'
import { messageOf } from './message-of.ts'
import type { Metrics } from './metrics/metrics.ts'

interface Given {
  log: Log
  metrics?: Metrics | undefined
  /** Tells of every request to the API, not only of those that changed something or failed. */
  tellAll?: boolean
}

/** In characters; what is beyond was made up. */
const LONGEST_PATH = 300

/**
 * To be mounted around all else. The id is ours whatever the request says its own is: 12 random hex digits, which the
 * answer carries as `x-request-id`.
 */
export const observe = (given: Given): Hono =>
  new Hono().use(requestId({ headerName: '', generator: newId }), follow(given))

const newId = (): string => crypto.randomUUID().slice(-12)

const follow =
  ({ log, metrics, tellAll = false }: Given): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    c.res.headers.set('x-request-id', c.var.requestId)
    if (isUnforeseen(c.error) || isWorthALine(c, tellAll)) tell(log, c, ms)
    if (metrics !== undefined) count(metrics, c, ms / 1000)
  }

const isUnforeseen = (error: Error | undefined): error is Error =>
  error !== undefined && !(error instanceof Refusal)

const isApi = (path: string): boolean => /^\/(client|console)\//.test(path)

/** The polling of a page would fill a log that a person reads. */
function isWorthALine({ req, res }: Context, tellAll: boolean): boolean {
  if (res.status >= 500 || (tellAll && isApi(req.path))) return true
  return res.ok && req.method !== 'GET' && req.method !== 'HEAD'
}

/** One line a request; what nobody foresaw is told with its stack, under the id the client was given. */
function tell(log: Log, { req, res, error, var: { requestId: request } }: Context, took: number) {
  const path = req.path.slice(0, LONGEST_PATH)
  const fields = { request, method: req.method, path, status: res.status, ms: Math.round(took) }
  const asked = `${fields.method} ${path}`
  if (isUnforeseen(error)) log(`error ${request} in ${asked}: ${stackOf(error)}`, fields)
  else log(`${asked} ${fields.status} in ${fields.ms} ms (${request})${whyNot(res, error)}`, fields)
}

/** What the client was told of a failure, and may name a line with more. Other refusals can name what people wrote. */
const whyNot = ({ status }: Response, error: Error | undefined): string =>
  status >= 500 && error !== undefined ? `: ${error.message}` : ''

const stackOf = (error: Error): string =>
  (error.stack ?? messageOf(error)).replaceAll(/\s*\n\s*/g, ' | ')

const NAMES = new Map<string, string>(
  [...OPERATIONS, { ...LOG_STREAM, name: 'logStream' }].map((it) => [
    `${it.method} ${it.path}`,
    it.name,
  ]),
)

/** By the contract: of what is asked outside it nobody can make new names. */
const operationOf = (c: Context): string =>
  matchedRoutes(c)
    .map(({ method, path }) => NAMES.get(`${method} ${path}`))
    .find((name) => name !== undefined) ?? (isApi(c.req.path) ? 'unknown' : 'page')

function count(metrics: Metrics, c: Context, seconds: number): void {
  const operation = operationOf(c)
  metrics.request(operation, c.req.method, c.res.status, seconds)
  if (operation !== 'logStream' || !c.res.ok || c.res.body === null) return
  c.res = new Response(untilOver(c.res.body, metrics), c.res)
}

/** The same bytes, counted as a stream for as long as they come and somebody reads them. */
function untilOver(body: ReadableStream<Uint8Array>, metrics: Metrics): ReadableStream<Uint8Array> {
  metrics.logStreams(1)
  const over = (): void => metrics.logStreams(-1)
  const transformer: Transformer<Uint8Array, Uint8Array> & { cancel: () => void } = {
    flush: over,
    cancel: over,
  }
  return body.pipeThrough(new TransformStream(transformer))
}
