/** The jobs of this page: one for each identity and account. They go on while one walks from page to page. */
import { useSyncExternalStore } from 'react'
import type { Session } from '#contract/session.ts'
import { currentBudget } from '../../api/budget.ts'
import { underway } from '../../api/underway.ts'
import { pressureNow } from '../../queries/pressure.ts'
import { useViewer, type Viewer } from '../shell/viewer.ts'
import { type JobKeeper, jobKeeper, type Seen } from './job-keeper.ts'
import { keptJob } from './kept-job.ts'
import { gapOf, turns, WIDTH } from './pacing.ts'
import { realApi, refreshLists } from './real-api.ts'

const keepers = new Map<string, JobKeeper>()

/** The keeper of the job of who looks, on an account. */
function jobsOf({ id, directory }: Pick<Viewer, 'id' | 'directory'>, account: string) {
  const name = `bulk ${id} ${account}`
  const keeper = keepers.get(name) ?? opened(id, directory, account, name)
  keepers.set(name, keeper)
  return keeper
}

function opened(who: string, directory: Session['directory'], account: string, name: string) {
  const kept = keptJob(who, account)
  const keeper = jobKeeper(kept, {
    api: realApi(account),
    width: WIDTH,
    turn: turns(() => gapOf(directory, pressureNow()), Date.now, wait),
    now: Date.now,
    waitUntil: () => currentBudget().waitUntil,
    acquire: acquirerOf(name),
    newId: () => crypto.randomUUID(),
    refresh: refreshLists,
  })
  const over = new AbortController()
  const { signal } = over
  addEventListener('pagehide', () => keeper.flush(), { signal })
  addEventListener('online', () => keeper.nudge(), { signal })
  addEventListener('storage', ({ key }) => kept.isOwn(key) && keeper.hear(), { signal })
  // Somebody signs in or out: what goes on is theirs no longer.
  underway().addEventListener('abort', () => {
    over.abort()
    keeper.close()
    keepers.delete(name)
  })
  return keeper
}

const wait = (time: number) => new Promise((come) => setTimeout(come, time))

/** Turns by Web Locks. Where a browser has none, which is outside of secure contexts, every tab is the only one. */
function acquirerOf(name: string) {
  return async (patient: boolean, signal: AbortSignal): Promise<(() => void) | undefined> => {
    if (!('locks' in navigator)) return () => undefined
    const { promise, resolve: come } = Promise.withResolvers<(() => void) | undefined>()
    const hold = (lock: Lock | null) =>
      lock === null ? come(undefined) : new Promise<void>((end) => come(() => end()))
    // Who waits can be called off, who does not can't: that is how Web Locks are defined.
    const how = patient ? { signal } : { ifAvailable: true }
    navigator.locks.request(name, how, hold).catch(() => come(undefined))
    return promise
  }
}

/** What a page sees of a job. */
export const useJob = (jobs: JobKeeper): Seen => useSyncExternalStore(jobs.subscribe, jobs.seen)

/** The keeper of the job of who looks at this page. */
export const useJobs = (account: string): JobKeeper => jobsOf(useViewer(), account)
