/** The one job that an identity has on an account: it runs in one tab, and is seen in all. */
import type { KeptJob } from './kept-job.ts'
import type { Change } from './change.ts'
import { after, type Happening, isAtRest, isOver, type Job, jobOf, reopened } from './job.ts'
import { type Doing, run, type World } from './runner.ts'
import { eachSo, sleeper } from './timing.ts'

/** What a page sees of the job. `elsewhere`: another tab runs it. */
export type Seen = {
  job: Job | undefined
  doing: Doing | { is: 'elsewhere' }
  /** Whether it would outlive a reload: a browser may give no room for it. */
  kept: boolean
}

/** The part of a run that the keeper does not bring itself. */
export type Outside = Pick<World, 'api' | 'width' | 'turn' | 'now' | 'waitUntil'> & {
  /** Becomes the one tab that runs jobs, and answers how to end that; where another is, waits for its end or answers nothing. */
  acquire: (patient: boolean, signal: AbortSignal) => Promise<(() => void) | undefined>
  newId: () => string
  /** What is shown of services is out of date. */
  refresh: () => void
}

/** How often pages are told, the job is written down, and lists are refreshed while it runs; in milliseconds. */
const TOLD_EACH = 100
const WRITTEN_EACH = 300
const REFRESHED_EACH = 4000

export type JobKeeper = ReturnType<typeof jobKeeper>

/** What there is to run where there is nothing: it is over. */
const NO_JOB: Job = { ...jobOf('', []), status: { is: 'finished' } }

/** Where somebody begins a job, the end of it is told, be it after a pause, if the page lives that long. */
type WhenOver = (job: Job) => void

export function jobKeeper(kept: KeptJob, outside: Outside) {
  let seen: Seen = { job: undefined, doing: { is: 'working' }, kept: true }
  let told = seen
  const listeners = new Set<() => void>()
  const closing = new AbortController()
  const { sleep, wake } = sleeper()
  /** Who began a job here, and is to be told of its end. */
  let begun: { id: string; whenOver: WhenOver } | undefined
  /** Whether this tab runs the job, or waits to. */
  let part: 'runs' | 'waits' | 'none' = 'none'

  function show(): void {
    if (told === seen) return
    told = seen
    for (const tell of listeners) tell()
  }
  function write(): void {
    if (closing.signal.aborted || seen.job === undefined) return
    seen = { ...seen, kept: kept.write(seen.job) }
  }
  const showSoon = eachSo(TOLD_EACH, show)
  const writeSoon = eachSo(WRITTEN_EACH, () => part === 'runs' && write())
  const refreshSoon = eachSo(REFRESHED_EACH, outside.refresh)

  const set = (next: Partial<Seen>) => {
    seen = { ...seen, ...next }
    showSoon()
  }
  function happen(happening: Happening): void {
    if (seen.job === undefined) return
    set({ job: after(seen.job, happening) })
    writeSoon()
    if (happening.is === 'ended') refreshSoon()
  }
  /** What a person wants holds at once, also for who looks at it after a reload. */
  function want(happening: Happening): void {
    happen(happening)
    write()
    wake()
    show()
  }

  const world: World = {
    ...outside,
    sleep,
    job: () => seen.job ?? NO_JOB,
    happen,
    tell: (doing) => set({ doing }),
    signal: closing.signal,
  }

  async function pursue(release: () => void): Promise<void> {
    part = 'runs'
    set({ doing: { is: 'working' } })
    // Who pauses it and lets it go on at once does so while the last look of the first run is still out.
    do await run(world)
    while (!closing.signal.aborted && !isAtRest(world.job()))
    write()
    show()
    part = 'none'
    release()
    if (closing.signal.aborted) return
    outside.refresh()
    tellEnd()
  }

  function tellEnd(): void {
    const { job } = seen
    if (begun === undefined || job?.id !== begun.id || !isOver(job)) return
    const { whenOver } = begun
    begun = undefined
    whenOver(job)
  }

  /** The job as any tab has left it; where there was no room to write it down, as it stands here. */
  const latest = () => (seen.kept ? kept.read() : seen.job)

  /** Goes on with what is kept, as soon as no other tab does. */
  async function takeOver(): Promise<void> {
    if (part !== 'none') return
    part = 'waits'
    const release = (await outside.acquire(false, closing.signal)) ?? (await waitForOthers())
    if (release === undefined) return
    const job = latest()
    // Another tab has brought it to its end, and who sat there has seen it.
    if (job === undefined || isOver(job)) begun = undefined
    set({ job: job && reopened(job) })
    await pursue(release)
  }
  function waitForOthers() {
    set({ doing: { is: 'elsewhere' } })
    return outside.acquire(true, closing.signal)
  }

  /** Shows what is kept, and goes on with it. */
  function look(): void {
    if (part === 'runs') return
    const job = latest()
    const rests = job !== undefined && isAtRest(job)
    // Answers that a page was waiting for when it was closed come to nobody.
    set({ job: rests ? reopened(job) : job })
    if (job !== undefined && !rests) void takeOver()
  }
  look()
  show()

  return {
    seen: () => told,
    subscribe: (tell: () => void) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },

    /** Begins a job; false where one is not over yet, here or in another tab. */
    async start(changes: readonly Change[], whenOver?: WhenOver): Promise<boolean> {
      const release = await outside.acquire(false, closing.signal)
      if (release === undefined) return false
      const known = latest()
      if (known !== undefined && !isOver(known)) {
        release()
        look()
        return false
      }
      const id = outside.newId()
      begun = whenOver && { id, whenOver }
      set({ job: jobOf(id, changes) })
      write()
      show()
      void pursue(release)
      return true
    },

    /** Begins nothing more; what is under way comes to its end. */
    pause: () => want({ is: 'paused', why: '' }),
    /** Ends it for good; what is done stays done. */
    stop: () => want({ is: 'stopped' }),
    /** Goes on; where nobody answers, looks again at once. */
    resume(): void {
      want({ is: 'resumed' })
      void takeOver()
    },

    /** Looks again at once, where it waits for something. */
    nudge: wake,

    /** Forgets a job that is over. */
    dismiss(): void {
      if (seen.job !== undefined && !isOver(seen.job)) return
      kept.drop()
      set({ job: undefined, kept: true })
      show()
    },

    /** Another tab has written what is kept. */
    hear: look,
    /** The page may be closed: writes down what is not yet. */
    flush: () => part === 'runs' && write(),
    /** Nobody waits for it any more: it is left as it is, and nothing is written from now on. */
    close(): void {
      closing.abort()
      wake()
    },
  }
}
