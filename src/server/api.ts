/** Both vocabularies of the API: each operation of the contract at its path, behind the same guards. */
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { refuse } from '#contract/refusal.ts'
import type { AppDeps } from './app.ts'
import { accountRoutes } from './directory/account.ts'
import { certificateRoutes } from './directory/certificates.ts'
import { configurationRoutes } from './directory/configurations.ts'
import { connectorRoutes } from './directory/connectors.ts'
import type { Bound } from './directory/serve.ts'
import { serviceRoutes } from './directory/services.ts'
import { tunnelRoutes } from './directory/tunnels.ts'
import { watchRoutes } from './directory/watch.ts'
import { logRoutes } from './logs/routes.ts'
import { guardOrigin } from './session/guards.ts'
import { sessionRoutes } from './session/routes.ts'
import { createSeal, type Seal } from './session/seal.ts'
import { whoAsks, type Asker } from './session/who.ts'

const PREFIXES = ['/client/v4/*', '/console/v1/*'] as const
const BODY_LIMIT = 1024 * 1024

/** The operations of the directory, each with what answers it. */
const boundOperations = ({ directory, presence, stopping }: AppDeps): Bound[] => [
  ...serviceRoutes(directory),
  ...tunnelRoutes(directory, presence),
  ...connectorRoutes(directory, presence),
  ...configurationRoutes(directory, presence),
  ...certificateRoutes(directory),
  ...watchRoutes(directory, presence),
  ...logRoutes(directory, presence, stopping),
  ...accountRoutes(directory.accountId),
]

/** All that is asked under `/client/v4` and `/console/v1`; what is not known there is a 404 in an envelope. */
export function apiRoutes(deps: AppDeps): Hono {
  const seal = createSeal(deps.sessionKey, deps.directory.now)
  const who = (request: Request): Promise<Asker> => whoAsks(request, deps.identities, seal)
  const app = new Hono()
  for (const prefix of PREFIXES) app.use(prefix, compress(), noStore, sameOrigin(seal), limitBody)
  app.route('/', sessionRoutes({ ...deps, seal, whoAsks: who }))
  for (const { operation, answer } of boundOperations(deps))
    app.on(operation.method, operation.path, async (c) => {
      const { identity, renew } = await who(c.req.raw)
      const response = await answer(c, identity, deps.directory.accountId)
      if (renew !== undefined) response.headers.append('set-cookie', await seal.renew(renew))
      return response
    })
  for (const prefix of PREFIXES) app.all(prefix, noRoute)
  return app
}

const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.set('cache-control', 'no-store')
}

const sameOrigin =
  (seal: Seal): MiddlewareHandler =>
  async (c, next) => {
    guardOrigin(c.req.raw, seal.carriedBy(c.req.raw))
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
