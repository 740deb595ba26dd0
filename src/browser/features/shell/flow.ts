import * as z from 'zod/mini'
import { pathTo } from '../../paths.ts'

/**
 * What a create flow carries in its URL. `for=service`: the tunnel is made on the way to a service, and leads back to
 * its form. `for=retire`: it is to take over from a tunnel that goes, `retire` by its id, and leads back to its deletion.
 * `tunnel`: the one to choose there. `from`: the service that the new one is to be like, by its id.
 */
export const FlowSearch = z.object({
  for: z.optional(z.string()),
  retire: z.optional(z.string()),
  tunnel: z.optional(z.string()),
  from: z.optional(z.string()),
})
export type Flow = z.infer<typeof FlowSearch>

/** What a tunnel is made for: a service, a tunnel that goes, or nothing in particular. */
export type Purpose =
  | { is: 'service'; from: string | undefined }
  | { is: 'retire'; leaving: string }
  | { is: 'none' }

/** What a tunnel is made for, as the address says it. */
export function purposeOf(flow: Flow): Purpose {
  if (flow.for === 'service') return { is: 'service', from: flow.from }
  if (flow.for === 'retire' && flow.retire) return { is: 'retire', leaving: flow.retire }
  return { is: 'none' }
}

/** Where somebody who makes a tunnel came from; `made` is the new one's id, once it is there, to be chosen there. */
export function wayBack(account: string, purpose: Purpose, made?: string): string {
  if (purpose.is === 'service')
    return pathTo('serviceNew', { account }, { tunnel: made, from: purpose.from })
  if (purpose.is === 'retire')
    return pathTo('tunnelDelete', { account, tunnel: purpose.leaving }, { tunnel: made })
  return pathTo('tunnels', { account })
}
