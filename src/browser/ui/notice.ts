/** One short message about what has just happened, said in the shell's status line and then gone. */
let text = ''
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const set = (next: string) => {
  text = next
  for (const tell of listeners) tell()
}

/** Says it to everyone, screen readers included, for eight seconds. */
export function notice(next: string): void {
  clearTimeout(timer)
  set(next)
  timer = setTimeout(() => set(''), 8000)
}

export const currentNotice = (): string => text

export const subscribeToNotice = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
