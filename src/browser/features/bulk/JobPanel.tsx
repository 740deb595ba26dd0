import { useId } from 'react'
import { Button } from '../../ui/Button.tsx'
import { toHeading } from '../shell/arrive.ts'
import { countsOf, isOver, type Job } from './job.ts'
import type { JobKeeper, Seen } from './job-keeper.ts'
import { progressWords, stateWords, titleOf } from './job-words.ts'
import { useJob, useJobs } from './jobs.ts'
import { Report, Troubles } from './Report.tsx'

/** How far a job is, what it waits for, and what came of it; nothing where there is none. */
export function JobPanel({ account }: { account: string }) {
  const jobs = useJobs(account)
  const seen = useJob(jobs)
  return seen.job === undefined ? null : <Panel {...seen} job={seen.job} jobs={jobs} />
}

type Props = Seen & { job: Job; jobs: JobKeeper }

function Panel({ job, doing, kept, jobs }: Props) {
  const id = useId()
  const { left, total } = countsOf(job)
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-2 rounded-md border border-edge bg-raised p-4"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={id} className="font-bold">
          {titleOf(job)}
        </h2>
        <span>{progressWords(job)}</span>
        <div className="ml-auto flex flex-wrap gap-2">
          {isOver(job) ? (
            <Over job={job} jobs={jobs} />
          ) : (
            <Controls job={job} doing={doing} jobs={jobs} />
          )}
        </div>
      </div>
      <Bar label={titleOf(job)} done={total - left} total={total} />
      <p role="status">{stateWords(job, doing)}</p>
      {kept || isOver(job) ? null : (
        <p className="text-warn">
          This browser has no room to keep the progress: do not reload the page before it is
          finished.
        </p>
      )}
      <Troubles job={job} />
    </section>
  )
}

type BarProps = { label: string; done: number; total: number }

const Bar = ({ label, done, total }: BarProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={total}
    aria-valuenow={done}
    className="h-2 overflow-hidden rounded-sm bg-line"
  >
    <div className="h-full bg-accent" style={{ width: `${(100 * done) / total}%` }} />
  </div>
)

const Over = ({ job, jobs }: Pick<Props, 'job' | 'jobs'>) => {
  const dismiss = () => {
    toHeading()
    jobs.dismiss()
  }
  return (
    <>
      <Report job={job} />
      <Button onClick={dismiss}>Dismiss</Button>
    </>
  )
}

/** What can be done while it goes on, or rests. The tab that runs it has the buttons. */
function Controls({ job, doing, jobs }: Pick<Props, 'job' | 'doing' | 'jobs'>) {
  const isPaused = job.status.is === 'paused'
  if (!isPaused && doing.is === 'elsewhere') return null
  return (
    <>
      {isPaused ? (
        <Button look="primary" onClick={() => jobs.resume()}>
          Resume
        </Button>
      ) : (
        <>
          {doing.is === 'unreachable' ? (
            <Button onClick={() => jobs.nudge()}>Try now</Button>
          ) : null}
          <Button onClick={() => jobs.pause()}>Pause</Button>
        </>
      )}
      <Button onClick={() => jobs.stop()}>Stop</Button>
    </>
  )
}
