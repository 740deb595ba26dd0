/** Runs a job against an API without a clock, as often as it takes. */
import { after, isAtRest, isOver, type Job, reopened } from '../job.ts'
import { run } from '../runner.ts'
import type { Api } from '../attempt.ts'

type Options = {
  api: Api
  /** How many requests a page lives for, one page after the other; then it lives on. */
  lives?: readonly number[]
  /** How many happenings lie between two times the job is written down. */
  writtenEach?: number
  /** Whether it ends when the job is paused, too. */
  untilAtRest?: boolean
}

/** Goes on with a job until it is over, through pages that are closed in the middle of it. */
export async function runToTheEnd(
  first: Job,
  { api, lives = [], writtenEach = 1, untilAtRest = false }: Options,
): Promise<Job> {
  let job = first
  let written = first
  const left = [...lives]
  const isThere = untilAtRest ? isAtRest : isOver
  while (!isThere(job)) {
    const life = left.shift() ?? Infinity
    const page = new AbortController()
    let turns = 0
    let happened = 0
    await run({
      api,
      width: 4,
      turn: async () => {
        turns += 1
        if (turns > life) page.abort()
        await Promise.resolve()
      },
      now: () => 0,
      sleep: () => Promise.resolve(),
      waitUntil: () => 0,
      job: () => job,
      happen: (happening) => {
        job = after(job, happening)
        happened += 1
        if (happened % writtenEach === 0 || isOver(job)) written = job
      },
      tell: () => undefined,
      signal: page.signal,
    })
    if (!page.signal.aborted) continue
    job = reopened(written)
  }
  return job
}
