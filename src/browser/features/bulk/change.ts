/** A change of a VPC Service as a part of a job, and what may come of it. */
import * as z from 'zod/mini'
import { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'

/** One change. `name` is the service's; `service` its id; `from` and `to` are ids of tunnels. */
export const Change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), name: z.string(), config: ServiceConfig }),
  z.object({
    do: z.literal('move'),
    name: z.string(),
    service: z.string(),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ do: z.literal('delete'), name: z.string(), service: z.string() }),
])
export type Change = z.infer<typeof Change>

/**
 * What has come of a change that is not over. `sent`: it was asked for, and the answer is awaited. `unsure`: it may be
 * done, and only a look at the list can tell. `lost`: an answer to an earlier try was lost, so that what is found there
 * counts as done by this job. `why` is what the last try came to.
 */
export const Pending = z.object({
  is: z.enum(['waiting', 'sent', 'unsure']),
  tries: z.number(),
  lost: z.boolean(),
  why: z.string(),
})
export type Pending = z.infer<typeof Pending>

/** What has come of a change in the end; `service` is the id of the service, `why` a sentence. */
export const Ended = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done'), service: z.string() }),
  z.object({ is: z.literal('skipped'), why: z.string() }),
  z.object({ is: z.literal('failed'), why: z.string() }),
])
export type Ended = z.infer<typeof Ended>

export const Outcome = z.union([Pending, Ended])
export type Outcome = z.infer<typeof Outcome>

export const isPending = (outcome: Outcome): outcome is Pending =>
  outcome.is === 'waiting' || outcome.is === 'sent' || outcome.is === 'unsure'

/** Finds the service a change is about: by its name where it is to be made, else by its id. */
export type Finder = (change: Change) => VpcService | undefined
