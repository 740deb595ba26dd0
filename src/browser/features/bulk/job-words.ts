/** A job in words. Pure. */
import { clock } from '../../ui/time.ts'
import { type Change, isPending, type Outcome, type Pending } from './change.ts'
import { countsOf, type Job } from './job.ts'
import type { Seen } from './job-keeper.ts'

/** What a kind of job is called, and what it has done to a service. */
const KINDS: Record<Change['do'], { title: string; done: string }> = {
  create: { title: 'Import of VPC Services', done: 'created' },
  move: { title: 'Move of VPC Services', done: 'moved' },
  delete: { title: 'Deletion of VPC Services', done: 'deleted' },
}

const kindOf = ({ changes }: Job) => KINDS[changes[0]?.do ?? 'create']

export const titleOf = (job: Job): string => kindOf(job).title

/** How far it is: `312 of 1000 created, 2 skipped, 1 failed`. */
export function progressWords(job: Job): string {
  const { done, skipped, failed, total } = countsOf(job)
  const others = [skipped > 0 && `${skipped} skipped`, failed > 0 && `${failed} failed`]
  return [`${done} of ${total} ${kindOf(job).done}`, ...others.filter(Boolean)].join(', ')
}

/** What it is at, in a sentence. */
export function stateWords(job: Job, doing: Seen['doing']): string {
  const { status } = job
  if (status.is === 'finished') return 'Finished.'
  if (status.is === 'stopped') return `Stopped.${leftWords(job)}`
  if (status.is === 'paused') return status.why === '' ? 'Paused.' : `Paused: ${status.why}`
  return doingWords(doing)
}

/** What is left of a job that was stopped; of what was sent before, the answers still come. */
const LEFT: readonly [Pending['is'], one: string, many: string][] = [
  ['sent', 'is still under way', 'are still under way'],
  ['unsure', 'was asked for and not answered', 'were asked for and not answered'],
  ['waiting', 'was not tried', 'were not tried'],
]

function leftWords({ outcomes }: Job): string {
  const told = LEFT.flatMap(([state, one, many]) => {
    const count = outcomes.filter(({ is }) => is === state).length
    return count === 0 ? [] : [` ${count} ${count === 1 ? one : many}.`]
  })
  return told.join('')
}

function doingWords(doing: Seen['doing']): string {
  if (doing.is === 'working')
    return 'Under way. You can leave this page; it goes on while VPC Console is open.'
  if (doing.is === 'waiting')
    return `Cloudflare asked to wait until ${clock(doing.until)}. It then goes on by itself.`
  if (doing.is === 'unreachable')
    return `${doing.why} It goes on by itself as soon as there is an answer, and makes nothing twice.`
  return 'Another tab of this browser runs it. If that is closed, it goes on here.'
}

/** What has come of a change, as one word, and why. */
function outcomeWords(change: Change, outcome: Outcome): { result: string; why: string } {
  if (outcome.is === 'done') return { result: KINDS[change.do].done, why: '' }
  if (!isPending(outcome)) return { result: outcome.is, why: outcome.why }
  if (outcome.is === 'sent') return { result: 'under way', why: '' }
  return outcome.is === 'waiting'
    ? { result: 'not tried', why: '' }
    : { result: 'not known', why: 'It was asked for, and not answered.' }
}

/** A line of a report. */
export type ReportLine = { name: string; result: string; service_id: string; why: string }

/** What has come of each change. */
export const reportOf = (job: Job): ReportLine[] =>
  job.changes.flatMap((change, at) => {
    const outcome = job.outcomes[at]
    if (outcome === undefined) return []
    const known = change.do === 'create' ? '' : change.service
    return [
      {
        name: change.name,
        service_id: outcome.is === 'done' ? outcome.service : known,
        ...outcomeWords(change, outcome),
      },
    ]
  })
