/** What belongs to a running tunnel: its token, its connectors, its configuration, its logs. */
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { leave, shownConnector } from '../connector.ts'
import { MAY } from '../groups.ts'
import { EMPTY_BODY, NO_BODY, NO_QUERY, operation } from '../operation.ts'
import { notFound } from '../problem.ts'
import { now } from '../now.ts'
import { installToken, type Tunnel } from '../tunnel.ts'

const ONE = '/accounts/{account}/cfd_tunnel/{tunnel}'

const token = operation({
  method: 'GET',
  path: `${ONE}/token`,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.writeTunnels,
  answer: ({ world, param }) => ({
    result: installToken(world.tunnel(param('account'), param('tunnel'))),
  }),
})

const connections = operation({
  method: 'GET',
  path: `${ONE}/connections`,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readTunnels,
  answer({ world, param }) {
    const tunnel = world.tunnel(param('account'), param('tunnel'))
    const all = [...tunnel.connectors.values()]
    return { result: all.map((connector) => shownConnector({ tunnel, connector })) }
  },
})

/** Drops one connector, or all of them. */
const cleanUp = operation({
  method: 'DELETE',
  path: `${ONE}/connections`,
  query: z.strictObject({ client_id: z.guid().lowercase().optional() }),
  body: EMPTY_BODY,
  needs: MAY.writeTunnels,
  answer({ world, param, query }) {
    leave(world.tunnel(param('account'), param('tunnel')), query.client_id)
    return { result: {} }
  },
})

const connector = operation({
  method: 'GET',
  path: `${ONE}/connectors/{connector}`,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readTunnels,
  answer({ world, param }) {
    const tunnel = world.tunnel(param('account'), param('tunnel'))
    const found = tunnel.connectors.get(param('connector'))
    if (found === undefined) throw notFound('Connector')
    return { result: shownConnector({ tunnel, connector: found }) }
  },
})

const shownConfiguration = ({ id, account, configuration, config_src }: Tunnel) => ({
  tunnel_id: id,
  account_id: account,
  ...configuration,
  source: config_src,
})

const configuration = operation({
  method: 'GET',
  path: `${ONE}/configurations`,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readTunnels,
  answer: ({ world, param }) => ({
    result: shownConfiguration(world.tunnel(param('account'), param('tunnel'))),
  }),
})

const originRequest = z.looseObject({}).optional()
const ingress = z.array(
  z.strictObject({
    hostname: z.string().optional(),
    service: z.string().min(1),
    path: z.string().optional(),
    originRequest,
  }),
)

const configure = operation({
  method: 'PUT',
  path: `${ONE}/configurations`,
  query: NO_QUERY,
  body: z.strictObject({
    config: z.strictObject({
      ingress: ingress.optional(),
      originRequest,
      'warp-routing': z.strictObject({ enabled: z.boolean() }).optional(),
    }),
  }),
  needs: MAY.writeTunnels,
  answer({ world, param, body }) {
    const tunnel = world.tunnel(param('account'), param('tunnel'))
    const version = tunnel.configuration.version + 1
    tunnel.configuration = { version, config: body.config, created_at: now() }
    return { result: shownConfiguration(tunnel) }
  },
})

/** A token of an hour for the tunnel's logs; it looks like a JWT and is known by its last part. */
const management = operation({
  method: 'POST',
  path: `${ONE}/management`,
  query: NO_QUERY,
  body: z.strictObject({ resources: z.array(z.literal('logs')).min(1) }),
  needs: MAY.writeTunnels,
  answer({ world, caller, param }) {
    const { id, account } = world.tunnel(param('account'), param('tunnel'))
    const claims = {
      tun: { id, account_tag: account },
      actor: { id: caller.userId, support: false },
    }
    const parts = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    const access = [...parts, randomBytes(64).toString('base64url')].join('.')
    world.logAccess.set(access, { tunnel: id, actor: caller.userId, until: Date.now() + 3_600_000 })
    return { result: access }
  },
})

export const TUNNEL_RUNS = [
  token,
  connections,
  cleanUp,
  connector,
  configuration,
  configure,
  management,
]
