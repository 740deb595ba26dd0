/** One short message about what has just happened, said in the shell's status line and then gone. */
export type Notice = {
  text: string
  /** Takes back what was done; only where the API truly allows it. */
  undo?: () => void
}

const NOTHING: Notice = { text: '' }
let current = NOTHING
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const set = (next: Notice) => {
  current = next
  for (const tell of listeners) tell()
}

/** Takes the message away, whatever it says. */
export function dismissNotice(): void {
  clearTimeout(timer)
  set(NOTHING)
}

/** Says it to everyone, screen readers included: for eight seconds, or for twenty if it can be undone. */
export function notice(text: string, undo?: () => void): void {
  clearTimeout(timer)
  set({ text, ...(undo !== undefined && { undo }) })
  timer = setTimeout(dismissNotice, undo === undefined ? 8000 : 20_000)
}

export const currentNotice = (): Notice => current

export const subscribeToNotice = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
