import * as z from 'zod/mini'

/**
 * What a create flow carries in its URL. `for=service`: the tunnel is made on the way to a service, and leads back to
 * its form. `tunnel`: the one to choose in that form. `from`: the service that the new one is to be like, by its id.
 */
export const FlowSearch = z.object({
  for: z.optional(z.string()),
  tunnel: z.optional(z.string()),
  from: z.optional(z.string()),
})
