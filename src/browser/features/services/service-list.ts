/** The list of VPC Services: what its URL says, and what that shows. Pure. */
import * as z from 'zod/mini'
import { tunnelOf, type VpcService } from '#contract/service.ts'
import { hostWords } from './words.ts'

/** The part of the URL after `?`: text to look for, a type, a tunnel's id, and what to sort by. */
export const ServiceSearch = z.object({
  q: z.optional(z.string()),
  type: z.optional(z.string()),
  tunnel: z.optional(z.string()),
  sort: z.optional(z.string()),
})
export type ServiceSearch = z.infer<typeof ServiceSearch>

const compare = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
const BY_NAME = (a: VpcService, b: VpcService) => compare(a.name, b.name)

const ORDERS: Record<string, (a: VpcService, b: VpcService) => number> = {
  name: BY_NAME,
  host: (a, b) => compare(hostWords(a.host), hostWords(b.host)) || BY_NAME(a, b),
  updated: (a, b) => compare(a.updated_at, b.updated_at) || BY_NAME(a, b),
}

const has = ({ name, service_id, host }: VpcService, wanted: string): boolean =>
  [name, hostWords(host)].some((word) => word.toLowerCase().includes(wanted)) ||
  service_id.startsWith(wanted)

/** Those that fit, in order. */
export function select(services: readonly VpcService[], search: ServiceSearch): VpcService[] {
  const { q = '', type = '', tunnel = '', sort = 'name' } = search
  const wanted = q.trim().toLowerCase()
  const fitting = services
    .filter((service) => type === '' || service.type === type)
    .filter((service) => tunnel === '' || tunnelOf(service.host) === tunnel)
    .filter((service) => has(service, wanted))
    .toSorted(ORDERS[sort.replace(/^-/, '')] ?? BY_NAME)
  return sort.startsWith('-') ? fitting.toReversed() : fitting
}
