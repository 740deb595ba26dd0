/** Runs a job: so many changes at a time, through lost answers, refusals and restarts of who answers. */
import { type Api, attempt, type Tried, type Trouble, troubleOf } from './attempt.ts'
import { isPending } from './change.ts'
import { type Happening, isAtRest, isUnsure, type Job, nextOf } from './job.ts'

/** What a job is at while it goes on. */
export type Doing =
  | { is: 'working' }
  /** The API has asked to wait until then, in ms since 1970. */
  | { is: 'waiting'; until: number }
  /** Nobody answers; it is tried again by itself. */
  | { is: 'unreachable'; why: string }

/** What a run stands on, so that a test can take the place of the browser and the network. */
export type World = {
  api: Api
  /** How many changes are under way at a time. */
  width: number
  /** Resolves when one more request may go out. */
  turn: () => Promise<void>
  now: () => number
  /** Waits, or until somebody can't wait any longer. In milliseconds. */
  sleep: (wait: number) => Promise<void>
  /** Until when the API has asked to wait; 0 when it has not. */
  waitUntil: () => number
  /** The job as it stands. */
  job: () => Job
  happen: (happening: Happening) => void
  tell: (doing: Doing) => void
  /** Ends when nobody waits for the job any more: it is left as it is. */
  signal: AbortSignal
}

/** How long to wait before it is looked again whether somebody answers: longer each time. */
const LOOK_AGAIN = [250, 500, 1000, 1000, 2000, 2000, 4000]
const LONGEST_LOOK = 10_000
/** For how long nothing is asked, at the least, after an answer that asks to wait. In milliseconds. */
const SHORTEST_WAIT = 1000

/** Goes on with a job until it is over or at rest, or the signal ends it. What may be done is looked after first. */
export async function run(world: World): Promise<void> {
  const goesOn = () => !world.signal.aborted && !isAtRest(world.job())
  while (goesOn()) {
    if (isUnsure(world.job())) await look(world)
    else await work(world)
  }
  if (!world.signal.aborted && isUnsure(world.job())) await lookOnce(world)
}

/** Tries what waits, several at a time, until something stands in the way of all. */
async function work(world: World): Promise<void> {
  world.tell({ is: 'working' })
  const round: Round = { isBlocked: false, isAskedToWait: false }
  await Promise.all(Array.from({ length: world.width }, () => lane(world, round)))
  if (round.isAskedToWait && !isAtRest(world.job())) await waitAsAsked(world)
}

type Round = { isBlocked: boolean; isAskedToWait: boolean }

/** One change after the other. */
async function lane(world: World, round: Round): Promise<void> {
  for (;;) {
    await world.turn()
    if (world.signal.aborted || round.isBlocked || isAtRest(world.job())) return
    const at = nextOf(world.job())
    const change = world.job().changes[at]
    if (change === undefined) return
    world.happen({ is: 'sent', at })
    const pending = world.job().outcomes[at]
    if (pending === undefined || !isPending(pending)) return
    const tried = await attempt(world.api, change, pending)
    if (world.signal.aborted) return
    hear(world, round, at, tried)
  }
}

/** Takes in what a try came to, and whether the others need not try either. */
function hear({ happen }: World, round: Round, at: number, tried: Tried): void {
  switch (tried.is) {
    case 'ended':
      return happen({ is: 'ended', at, outcome: tried.outcome })
    case 'taken':
      return happen({ is: 'unsure', at, lost: false, why: tried.why })
    case 'lost':
      round.isBlocked = true
      return happen({ is: 'unsure', at, lost: true, why: tried.why })
    case 'wait':
      Object.assign(round, { isBlocked: true, isAskedToWait: true })
      return happen({ is: 'put off', at })
    case 'barred':
      happen({ is: 'put off', at })
      return happen({ is: 'paused', why: tried.why })
  }
}

async function waitAsAsked({ waitUntil, now, tell, sleep }: World): Promise<void> {
  const until = Math.max(waitUntil(), now() + SHORTEST_WAIT)
  tell({ is: 'waiting', until })
  await sleep(until - now())
}

/** Reads the list until somebody answers; what may be done is then known. */
async function look(world: World): Promise<void> {
  for (let times = 0; !world.signal.aborted && !isAtRest(world.job()); times += 1) {
    const trouble = await lookOnce(world)
    if (trouble === undefined) return
    if (trouble.is === 'wait') await waitAsAsked(world)
    else if (trouble.is === 'lost') await waitToLook(world, times, trouble.why)
    else world.happen({ is: 'paused', why: trouble.why })
  }
}

async function waitToLook(world: World, times: number, why: string): Promise<void> {
  world.tell({ is: 'unreachable', why })
  await world.sleep(LOOK_AGAIN[times] ?? LONGEST_LOOK)
}

/** Reads the list once; answers what stood in the way, if anything did. */
async function lookOnce(world: World): Promise<Trouble | undefined> {
  try {
    await world.turn()
    const services = await world.api.list()
    if (!world.signal.aborted) world.happen({ is: 'looked', services })
    return undefined
  } catch (error) {
    return troubleOf(error)
  }
}
