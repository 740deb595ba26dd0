import * as z from 'zod'
import { statusOf, type Tunnel } from '../tunnel.ts'

const moment = z.iso.datetime({ offset: true }).transform(Date.parse)

/** What the list of tunnels may be asked for. */
export const TunnelFilter = z.strictObject({
  name: z.string().optional(),
  is_deleted: z.enum(['true', 'false']).optional(),
  existed_at: moment.optional(),
  uuid: z.guid().lowercase().optional(),
  was_active_at: moment.optional(),
  was_inactive_at: moment.optional(),
  include_prefix: z.string().optional(),
  exclude_prefix: z.string().optional(),
  status: z.enum(['inactive', 'degraded', 'healthy', 'down']).optional(),
})
type Filter = z.output<typeof TunnelFilter>

/** Whether a tunnel is what was asked for; what was not asked for does not matter. */
export function fits(tunnel: Tunnel, filter: Filter): boolean {
  const { name, is_deleted, uuid, include_prefix = '', exclude_prefix, status } = filter
  return (
    (name === undefined || tunnel.name === name) &&
    (is_deleted === undefined || (tunnel.deleted_at !== null) === (is_deleted === 'true')) &&
    (uuid === undefined || tunnel.id === uuid) &&
    tunnel.name.startsWith(include_prefix) &&
    (exclude_prefix === undefined || !tunnel.name.startsWith(exclude_prefix)) &&
    (status === undefined || statusOf(tunnel) === status) &&
    fitsInTime(tunnel, filter)
  )
}

function fitsInTime(tunnel: Tunnel, { existed_at, was_active_at, was_inactive_at }: Filter) {
  return (
    (existed_at === undefined || existedAt(tunnel, existed_at)) &&
    (was_active_at === undefined || activeAt(tunnel, was_active_at)) &&
    (was_inactive_at === undefined || !activeAt(tunnel, was_inactive_at))
  )
}

const existedAt = ({ created_at, deleted_at }: Tunnel, at: number): boolean =>
  Date.parse(created_at) <= at && (deleted_at === null || Date.parse(deleted_at) > at)

const activeAt = ({ connectors, changed_at }: Tunnel, at: number): boolean =>
  connectors.size > 0 && changed_at !== null && Date.parse(changed_at) <= at
