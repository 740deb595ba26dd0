import * as z from 'zod'
import { leave } from '../connector.ts'
import { MAY } from '../groups.ts'
import { EMPTY_BODY, NO_BODY, NO_QUERY, operation } from '../operation.ts'
import { tunnelConnected, tunnelNameTaken } from '../problem.ts'
import { paged, pages } from '../rows.ts'
import { now } from '../now.ts'
import { installToken, newTunnel, shownTunnel } from '../tunnel.ts'
import type { World } from '../world.ts'
import { fits, TunnelFilter } from './tunnel-filter.ts'

const ALL = '/accounts/{account}/cfd_tunnel'
const ONE = `${ALL}/{tunnel}`

/** How many rows a page has unless it is asked is not published. */
const USUAL_PAGE = 100

const name = z.string().min(1)
const tunnel_secret = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length >= 32, 'a secret has at least 32 bytes')
  .optional()

/** Deleted tunnels are in the list too, unless it is asked without them. */
const list = operation({
  method: 'GET',
  path: ALL,
  query: TunnelFilter.extend(pages(1, 1000)),
  body: NO_BODY,
  needs: MAY.readTunnels,
  answer({ world, param, query }) {
    const rows = [...world.tunnels.values()].filter(
      (tunnel) => tunnel.account === param('account') && fits(tunnel, query),
    )
    return paged(rows.map(shownTunnel), query, USUAL_PAGE)
  },
})

const create = operation({
  method: 'POST',
  path: ALL,
  query: NO_QUERY,
  body: z.strictObject({
    name,
    config_src: z.enum(['local', 'cloudflare']).optional(),
    tunnel_secret,
  }),
  needs: MAY.writeTunnels,
  answer({ world, param, body }) {
    refuseTaken(world, param('account'), body.name)
    const { config_src = 'local' } = body
    const secret = body.tunnel_secret === undefined ? {} : { secret: body.tunnel_secret }
    const tunnel = newTunnel({ account: param('account'), name: body.name, config_src, ...secret })
    world.tunnels.set(tunnel.id, tunnel)
    // No documentation names this field; cloudflared reads it.
    return { result: { ...shownTunnel(tunnel), token: installToken(tunnel) } }
  },
})

const get = operation({
  method: 'GET',
  path: ONE,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readTunnels,
  answer: ({ world, param }) => ({
    result: shownTunnel(world.tunnel(param('account'), param('tunnel'))),
  }),
})

const update = operation({
  method: 'PATCH',
  path: ONE,
  query: NO_QUERY,
  body: z.strictObject({ name: name.optional(), tunnel_secret }),
  needs: MAY.writeTunnels,
  answer({ world, param, body }) {
    const tunnel = world.tunnel(param('account'), param('tunnel'))
    if (body.name !== undefined) refuseTaken(world, tunnel.account, body.name, tunnel.id)
    tunnel.name = body.name ?? tunnel.name
    tunnel.secret = body.tunnel_secret ?? tunnel.secret
    return { result: shownTunnel(tunnel) }
  },
})

const remove = operation({
  method: 'DELETE',
  path: ONE,
  query: z.strictObject({ cascade: z.enum(['true', 'false']).optional() }),
  body: EMPTY_BODY,
  needs: MAY.writeTunnels,
  answer({ world, param, query }) {
    const tunnel = world.tunnel(param('account'), param('tunnel'))
    if (query.cascade === 'true') leave(tunnel)
    if (tunnel.connectors.size > 0) throw tunnelConnected()
    tunnel.deleted_at ??= now()
    return { result: shownTunnel(tunnel) }
  },
})

/** A name is free again once its tunnel is deleted. */
function refuseTaken(world: World, account: string, wanted: string, except?: string): void {
  for (const tunnel of world.tunnels.values()) {
    const same = tunnel.account === account && tunnel.name === wanted
    if (same && tunnel.deleted_at === null && tunnel.id !== except) throw tunnelNameTaken()
  }
}

export const TUNNELS = [list, create, get, update, remove]
