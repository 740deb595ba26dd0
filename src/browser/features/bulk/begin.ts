/** Begins jobs, and says how they ended. */
import { notice } from '../../ui/notice.ts'
import { counted } from './counted.ts'
import type { Change } from './change.ts'
import { countsOf, type Job } from './job.ts'
import type { JobKeeper } from './job-keeper.ts'
import { progressWords } from './job-words.ts'
import { movingBack } from './plans.ts'
import { BUSY } from './words.ts'

/**
 * Moves services to a tunnel of a name; what could be done wholly can be taken back. False where another job is not over
 * yet.
 */
export const beginMove = (jobs: JobKeeper, changes: readonly Change[], to: string) =>
  begin(jobs, changes, (job) => {
    const back = movingBack(job)
    if (back === undefined) return notice(`${progressWords(job)}.`)
    const undo = () => void beginMoveBack(jobs, back)
    notice(`${counted(back.length)} moved to ${to}.`, undo)
  })

async function beginMoveBack(jobs: JobKeeper, changes: readonly Change[]): Promise<void> {
  const begun = await begin(jobs, changes, (job) =>
    notice(
      movingBack(job) === undefined
        ? `${progressWords(job)} back.`
        : `${counted(changes.length)} moved back.`,
    ),
  )
  if (!begun) notice(BUSY)
}

/** Deletes services. False where another job is not over yet. */
export const beginDelete = (jobs: JobKeeper, changes: readonly Change[]) =>
  begin(jobs, changes, (job) => notice(`${progressWords(job)}.`))

/** Makes services; what was made stays on the page as a report. False where another job is not over yet. */
export const beginImport = (jobs: JobKeeper, changes: readonly Change[]) =>
  jobs.start(changes, (job) => notice(`${progressWords(job)}.`))

/** Of what went wholly well nothing is left to read: the notice says it, and there is no report. */
async function begin(jobs: JobKeeper, changes: readonly Change[], say: (job: Job) => void) {
  return jobs.start(changes, (job) => {
    say(job)
    if (countsOf(job).done === changes.length) jobs.dismiss()
  })
}
