/**
 * A job as this browser keeps it: for one identity and account, so that it goes on after a reload, and other tabs see how
 * far it is. What is to be done stands apart from what has come of it, which is written again and again.
 */
import * as z from 'zod/mini'
import { ownKey } from '../../queries/own-key.ts'
import { Change, Outcome } from './change.ts'
import { type Job, jobOf, Status } from './job.ts'

const Plan = z.object({ id: z.string(), changes: z.array(Change) })
/** What has come of the changes, by index: those that nothing has come of yet are left out. */
const State = z.object({
  id: z.string(),
  status: Status,
  outcomes: z.array(z.tuple([z.number(), Outcome])),
})

export type KeptJob = ReturnType<typeof keptJob>

/** Where the job of an identity on an account is kept. */
export function keptJob(who: string, account: string) {
  const planKey = `${ownKey(who)}bulk:${account}:plan`
  const stateKey = `${ownKey(who)}bulk:${account}:state`
  /** The plan is long, and the same for as long as a job goes on. */
  let plan: z.infer<typeof Plan> | undefined

  const readPlan = (id: string) => {
    if (plan?.id !== id) plan = read(planKey, Plan)
    return plan?.id === id ? plan : undefined
  }

  return {
    /** Whether a key of the storage is one of its own; null is all of them. */
    isOwn: (key: string | null): boolean => key === null || key === planKey || key === stateKey,

    /** The job, or nothing where there is none, or one of an older version. */
    read(): Job | undefined {
      const state = read(stateKey, State)
      const known = state && readPlan(state.id)
      if (state === undefined || known === undefined) return undefined
      const outcomes = [...jobOf(known.id, known.changes).outcomes]
      for (const [at, outcome] of state.outcomes) if (at in outcomes) outcomes[at] = outcome
      return { ...known, outcomes, status: state.status }
    },

    /** Keeps a job; false where the browser gives no room for it. */
    write({ id, changes, outcomes, status }: Job): boolean {
      const isNew = readPlan(id) === undefined
      const told = [...outcomes.entries()].filter(([, { is }]) => is !== 'waiting')
      try {
        if (isNew) localStorage.setItem(planKey, JSON.stringify({ id, changes }))
        localStorage.setItem(stateKey, JSON.stringify({ id, status, outcomes: told }))
        return true
      } catch {
        this.drop()
        return false
      }
    },

    drop(): void {
      plan = undefined
      localStorage.removeItem(planKey)
      localStorage.removeItem(stateKey)
    },
  }
}

function read<Schema extends z.ZodMiniType>(
  key: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return z.parse<Schema>(schema, JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    return undefined
  }
}
