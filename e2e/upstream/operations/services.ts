import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Outcome } from '../answer.ts'
import { MAY } from '../groups.ts'
import { NO_BODY, NO_QUERY, operation } from '../operation.ts'
import { serviceNameTaken } from '../problem.ts'
import type { Quirks } from '../quirks.ts'
import { paged, pages } from '../rows.ts'
import { now } from '../now.ts'
import type { World } from '../world.ts'
import { ServiceConfig, shownService } from './service-words.ts'

const ALL = '/accounts/{account}/connectivity/directory/services'
const ONE = `${ALL}/{service}`

const DELETED: Record<Quirks['serviceDeleted'], Outcome> = {
  null: { result: null },
  '204': { nothing: 204 },
  empty: { nothing: 200 },
}

const list = operation({
  method: 'GET',
  path: ALL,
  query: z.strictObject({ type: z.enum(['http', 'tcp']).optional(), ...pages(1, 1000) }),
  body: NO_BODY,
  needs: MAY.readServices,
  answer({ world, param, query }) {
    const rows = [...world.services.values()].filter(
      ({ account, config }) =>
        account === param('account') && (query.type === undefined || config.type === query.type),
    )
    return paged(rows.map(shownService), query, 1000)
  },
})

const create = operation({
  method: 'POST',
  path: ALL,
  query: NO_QUERY,
  body: ServiceConfig,
  needs: MAY.writeServices,
  answer: ({ world, param, body }) => ({
    result: shownService(addService(world, param('account'), body)),
  }),
})

const get = operation({
  method: 'GET',
  path: ONE,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.readServices,
  answer: ({ world, param }) => ({
    result: shownService(world.service(param('account'), param('service'))),
  }),
})

/** Replaces: what the body leaves out is cleared. */
const update = operation({
  method: 'PUT',
  path: ONE,
  query: NO_QUERY,
  body: ServiceConfig,
  needs: MAY.writeServices,
  answer({ world, param, body }) {
    const row = world.service(param('account'), param('service'))
    refuseTaken(world, row.account, body.name, row.service_id)
    Object.assign(row, { config: body, updated_at: now() })
    return { result: shownService(row) }
  },
})

const remove = operation({
  method: 'DELETE',
  path: ONE,
  query: NO_QUERY,
  body: NO_BODY,
  needs: MAY.writeServices,
  answer({ world, param }) {
    world.services.delete(world.service(param('account'), param('service')).service_id)
    return DELETED[world.quirks.serviceDeleted]
  },
})

/** Adds a service; throws where the name is taken. */
export function addService(world: World, account: string, config: ServiceConfig) {
  refuseTaken(world, account, config.name)
  const created_at = now()
  const row = { account, config, service_id: randomUUID(), created_at, updated_at: created_at }
  world.services.set(row.service_id, row)
  return row
}

function refuseTaken(world: World, account: string, name: string, except?: string): void {
  for (const row of world.services.values()) {
    const same = row.account === account && row.config.name === name
    if (same && row.service_id !== except) throw serviceNameTaken()
  }
}

export const SERVICES = [list, create, get, update, remove]
