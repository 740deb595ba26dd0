import type { Log } from './log.ts'

const MINUTE = 60_000

/** Far more different lines than an operator would read in a minute. */
const MAX_LINES = 100

/**
 * A log that says the same thing once a minute at most, and not everything when there is very much: for what peers can
 * cause at will. A cloudflared 2026.8.2 that does not trust the edge comes back about fifty times a second.
 */
export function sparing(log: Log, now: () => number = () => performance.now()): Log {
  const said = new Set<string>()
  let since = now()
  return (line) => {
    if (now() - since >= MINUTE) {
      said.clear()
      since = now()
    }
    if (said.has(line) || said.size === MAX_LINES) return
    said.add(line)
    log(line)
  }
}
