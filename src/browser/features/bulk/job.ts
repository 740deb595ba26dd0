/**
 * Many changes of VPC Services as one job: what is to be done, what has come of each, and how a job goes on. Pure.
 *
 * A change is done once, however often it is tried. What makes it so: names are unique in an account, so that a service
 * that is there under its name is not made twice; and to move or to delete one by its id comes to the same the second time.
 */
import * as z from 'zod/mini'
import type { VpcService } from '#contract/service.ts'
import {
  type Change,
  type Ended,
  type Finder,
  isPending,
  type Outcome,
  type Pending,
} from './change.ts'
import { settled } from './settle.ts'

/** How a job stands: `paused` says why, which is nothing when a person asked for it. */
export const Status = z.discriminatedUnion('is', [
  z.object({ is: z.literal('going') }),
  z.object({ is: z.literal('paused'), why: z.string() }),
  z.object({ is: z.literal('stopped') }),
  z.object({ is: z.literal('finished') }),
])
export type Status = z.infer<typeof Status>

/** `outcomes` stand in the order of `changes`. `id` is another for every job. */
export type Job = {
  id: string
  changes: readonly Change[]
  outcomes: readonly Outcome[]
  status: Status
}

/** What happens to a job. `at` is the index of a change. */
export type Happening =
  | { is: 'sent'; at: number }
  /** It was refused for a reason that passes, and is certainly not done. */
  | { is: 'put off'; at: number }
  /** It may be done. `lost` is whether the answer was lost; else somebody else may have done it. */
  | { is: 'unsure'; at: number; lost: boolean; why: string }
  | { is: 'ended'; at: number; outcome: Ended }
  /** All services were read: what may be done is found to be so, or not. */
  | { is: 'looked'; services: readonly VpcService[] }
  | { is: 'paused'; why: string }
  | { is: 'resumed' }
  | { is: 'stopped' }

const NEW: Pending = { is: 'waiting', tries: 0, lost: false, why: '' }

/** A job that is about to begin. */
export const jobOf = (id: string, changes: readonly Change[]): Job => ({
  id,
  changes,
  outcomes: changes.map(() => NEW),
  status: { is: 'going' },
})

/** The index of the next change to try; -1 when none waits. */
export const nextOf = ({ outcomes }: Job): number =>
  outcomes.findIndex((outcome) => outcome.is === 'waiting')

/** Whether something may be done that was not found out yet. */
export const isUnsure = ({ outcomes }: Job): boolean =>
  outcomes.some((outcome) => outcome.is === 'unsure')

/** Whether nothing is done any more unless a person says so. */
export const isAtRest = ({ status }: Job): boolean => status.is !== 'going'

/** Whether it is over for good. */
export const isOver = ({ status }: Job): boolean =>
  status.is === 'stopped' || status.is === 'finished'

/** The job after something has happened to it. */
export function after(job: Job, happening: Happening): Job {
  if ('at' in happening) return finished(withOutcome(job, happening))
  if (happening.is === 'looked') return finished(withLook(job, happening.services))
  if (isOver(job)) return job
  return { ...job, status: happening.is === 'resumed' ? { is: 'going' } : happening }
}

/** Where nothing is left to do, the job is over. */
const finished = (job: Job): Job =>
  job.outcomes.some(isPending) ? job : { ...job, status: { is: 'finished' } }

type OfOne = Extract<Happening, { at: number }>

function withOutcome(job: Job, happening: OfOne): Job {
  const before = job.outcomes[happening.at]
  if (before === undefined || !isPending(before)) return job
  return { ...job, outcomes: job.outcomes.with(happening.at, next(before, happening)) }
}

function next(before: Pending, happening: OfOne): Outcome {
  if (happening.is === 'ended') return happening.outcome
  if (happening.is === 'sent') return { ...before, is: 'sent', tries: before.tries + 1 }
  if (happening.is === 'put off') return { ...before, is: 'waiting', tries: before.tries - 1 }
  return { ...before, is: 'unsure', lost: before.lost || happening.lost, why: happening.why }
}

function withLook(job: Job, services: readonly VpcService[]): Job {
  const find = finderOf(services)
  const outcomes = job.outcomes.map((outcome, at) => {
    const change = job.changes[at]
    return change === undefined || outcome.is !== 'unsure'
      ? outcome
      : settled(change, outcome, find)
  })
  return { ...job, outcomes }
}

function finderOf(services: readonly VpcService[]): Finder {
  const byId = new Map(services.map((service) => [service.service_id, service]))
  const byName = new Map(services.map((service) => [service.name, service]))
  return (change) => (change.do === 'create' ? byName.get(change.name) : byId.get(change.service))
}

/**
 * A job as it goes on after the page that ran it has gone: what it had asked for may be done, and so may what was asked
 * for after it was last written down.
 */
export const reopened = (job: Job): Job => ({
  ...job,
  outcomes: job.outcomes.map((outcome) => {
    if (outcome.is === 'sent') return { ...outcome, is: 'unsure', lost: true }
    return outcome.is === 'waiting' ? { ...outcome, lost: true } : outcome
  }),
})

/** How many changes have come to what. */
export type Counts = Record<'done' | 'skipped' | 'failed' | 'left', number> & { total: number }

export function countsOf({ outcomes }: Pick<Job, 'outcomes'>): Counts {
  const counts = { done: 0, skipped: 0, failed: 0, left: 0, total: outcomes.length }
  for (const outcome of outcomes) counts[isPending(outcome) ? 'left' : outcome.is] += 1
  return counts
}
