/** The list of tunnels: what its URL says, and what that shows. Pure. */
import * as z from 'zod/mini'
import { tunnelOf, type VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'

/** What the filter by status has beside the statuses: those that were deleted, which are a list of their own. */
export const DELETED = 'deleted'

/** The part of the URL after `?`: text to look for, a status, and what to sort by. */
export const TunnelSearch = z.object({
  q: z.optional(z.string()),
  status: z.optional(z.string()),
  sort: z.optional(z.string()),
})
export type TunnelSearch = z.infer<typeof TunnelSearch>

const BY_NAME = (a: Tunnel, b: Tunnel) => a.name.localeCompare(b.name, 'en', { numeric: true })

const ORDERS: Record<string, (a: Tunnel, b: Tunnel) => number> = {
  name: BY_NAME,
  status: (a, b) => a.status.localeCompare(b.status) || BY_NAME(a, b),
  created: (a, b) => a.created_at.localeCompare(b.created_at) || BY_NAME(a, b),
  deleted: (a, b) => (a.deleted_at ?? '').localeCompare(b.deleted_at ?? '') || BY_NAME(a, b),
}

/** What is sorted by unless something else is asked for: of the deleted, the newest first. */
export const sortOf = ({ sort, status }: TunnelSearch): string =>
  sort ?? (status === DELETED ? '-deleted' : 'name')

/** Those that fit, in order; of the deleted whoever holds their list. A status that does not exist fits none, and its filter says which was asked for. */
export function select(tunnels: readonly Tunnel[], search: TunnelSearch) {
  const { q = '', status = '' } = search
  const sort = sortOf(search)
  const wanted = q.trim().toLowerCase()
  const order = ORDERS[sort.replace(/^-/, '')] ?? BY_NAME
  const fitting = tunnels
    .filter((tunnel) => status === '' || status === DELETED || tunnel.status === status)
    .filter(({ name, id }) => name.toLowerCase().includes(wanted) || id.startsWith(wanted))
    .toSorted(order)
  return sort.startsWith('-') ? fitting.toReversed() : fitting
}

/** The services that are reached through a tunnel. */
export const servicesOf = (services: readonly VpcService[], tunnel: string): VpcService[] =>
  services.filter((service) => tunnelOf(service.host) === tunnel)
