/** Both vocabularies of the API: each operation of the contract at its path, behind the same guards. */
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from '#contract/refusal.ts'
import type { AppDeps } from './app-deps.ts'
import type { Route } from '#contract/operation.ts'
import { LOG_HEADERS } from './logs/log-stream.ts'
import { guardOrigin } from './session/guards.ts'
import { sessionRoutes } from './session/routes.ts'
import { untilOver } from './session/until-over.ts'
import { whoAsks } from './session/who.ts'
import type { Side, SideRoute } from './side.ts'

const PREFIXES = ['/client/v4/*', '/console/v1/*'] as const
const BODY_LIMIT = 1024 * 1024

/** All that is asked under `/client/v4` and `/console/v1`; what is not known there is a 404 in an envelope. */
export function apiRoutes(deps: AppDeps): Hono {
  const { sides, seal, compress = asItIs } = deps
  const who = (request: Request) => whoAsks(request, sides, seal)
  const app = new Hono()
  for (const prefix of PREFIXES) app.use(prefix, compress, noStore, sameOrigin(deps), limitBody)
  app.route('/', sessionRoutes({ ...deps, whoAsks: who }))
  for (const [key, answers] of byOperation(sides)) {
    const [method = '', path = ''] = key.split(' ')
    app.on(method, path, async (c) => {
      const { side, asker, isOver } = await who(c.req.raw)
      const response = await (answers.get(side) ?? notInMode)(c, asker)
      return isStream(response) ? untilOver(response, isOver) : response
    })
  }
  for (const prefix of PREFIXES) app.all(prefix, noRoute)
  return app
}

const isStream = ({ headers }: Response): boolean =>
  headers.get('content-type') === LOG_HEADERS['content-type']

const asItIs: MiddlewareHandler = (_, next) => next()

const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.set('cache-control', 'no-store')
}

type Answer = SideRoute['answer']

const keyOf = ({ method, path }: Route): string => `${method} ${path}`

/** What each side answers to an operation. */
function byOperation(sides: readonly Side[]): Map<string, Map<Side, Answer>> {
  const operations = new Map<string, Map<Side, Answer>>()
  for (const side of sides)
    for (const { operation, answer } of side.routes) {
      const answers = operations.get(keyOf(operation)) ?? new Map<Side, Answer>()
      operations.set(keyOf(operation), answers.set(side, answer))
    }
  return operations
}

const notInMode: Answer = () => {
  throw refuse(404, {
    kind: 'notInMode',
    message: 'A Cloudflare account does not tell this: only the local directory does.',
  })
}

const sameOrigin =
  ({ seal, ownOrigin }: AppDeps): MiddlewareHandler =>
  async (c, next) => {
    guardOrigin(c.req.raw, seal.carriedBy(c.req.raw), ownOrigin)
    await next()
  }

const limitBody = bodyLimit({
  maxSize: BODY_LIMIT,
  onError() {
    throw refuse(413, { kind: 'tooLarge', message: 'A body has at most 1 MiB.', pointer: '' })
  },
})

const noRoute: MiddlewareHandler = (c) => {
  throw refuse(404, { kind: 'noRoute', message: `No route for ${c.req.method} ${c.req.path}` })
}
