/** One short message about what has just happened: shown and said once, and gone after a while or when dismissed. */
export type Notice = {
  /** Another for each, also where the same is said twice. */
  id: number
  /** A problem is something that was asked for and did not happen. */
  kind: 'result' | 'problem'
  text: string
  /** Takes back what was done; only where the API truly allows it. Its failure is told. */
  undo?: Undo
}

/** What answers nothing says itself what came of it. */
export type Undo = () => void | Promise<unknown>

/** For how long something is shown, in milliseconds: the second, where it can be undone or went wrong. */
const SHORT = 8000
const LONG = 20_000
/** At least so long after the pointer or the focus has left it. */
const AFTER = 4000

let current: Notice | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let ends = 0
let left: number | undefined
let count = 0
const listeners = new Set<() => void>()

const set = (next: Notice | undefined) => {
  current = next
  for (const tell of listeners) tell()
}

function run(ms: number): void {
  clearTimeout(timer)
  ends = Date.now() + ms
  left = undefined
  timer = setTimeout(dismissNotice, ms)
}

/** Takes the message away, whatever it says. */
export function dismissNotice(): void {
  clearTimeout(timer)
  left = undefined
  set(undefined)
}

/** Stops its time, for somebody is about to read it or to press its button. */
export function holdNotice(): void {
  if (current === undefined || left !== undefined) return
  clearTimeout(timer)
  left = ends - Date.now()
}

/** Its time goes on. */
export function releaseNotice(): void {
  if (current !== undefined && left !== undefined) run(Math.max(left, AFTER))
}

function show(next: Omit<Notice, 'id'>): void {
  count += 1
  set({ ...next, id: count })
  run(next.undo === undefined && next.kind === 'result' ? SHORT : LONG)
}

/** Says what came of something to everyone, screen readers included: for eight seconds, or twenty if it can be undone. */
export function notice(text: string, undo?: Undo): void {
  show({ kind: 'result', text, ...(undo !== undefined && { undo }) })
}

/** Says that something failed for which there is no better place, as there is for a form. */
export function problemNotice(text: string): void {
  show({ kind: 'problem', text })
}

/** Takes back what the notice tells of, and says that it is done, or why it could not be; unless it says so itself. */
export async function undoNotice(): Promise<void> {
  const undone = current
  if (undone?.undo === undefined) return
  dismissNotice()
  const before = count
  try {
    const done = undone.undo()
    if (done === undefined) return
    await done
    if (count === before) notice('Undone.')
  } catch (error) {
    problemNotice(`It could not be undone. ${error instanceof Error ? error.message : ''}`.trim())
  }
}

export const currentNotice = (): Notice | undefined => current

export const subscribeToNotice = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
