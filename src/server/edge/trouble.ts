/** Words for the edge's log. */

const MINUTE = 60_000

/** Far more different lines than an operator would read in a minute. */
const MAX_LINES = 100

/**
 * A log that says the same thing once a minute at most, and not everything when there is very much.
 * A cloudflared 2026.8.2 that does not trust the edge comes back about fifty times a second.
 */
export function sparing(log: (line: string) => void, now: () => number = () => performance.now()) {
  const said = new Set<string>()
  let since = now()
  return (line: string) => {
    if (now() - since >= MINUTE) {
      said.clear()
      since = now()
    }
    if (said.has(line) || said.size === MAX_LINES) return
    said.add(line)
    log(line)
  }
}

/** Said of a connector that was not told to trust the edge. */
export const UNTRUSTED =
  'it does not trust this edge; start it with --cacert and the edge’s CA certificate'

/**
 * Why a TLS handshake failed. OpenSSL's own reason is a few words amid file names and numbers; the
 * one that setting up a connector is likely to meet is told with what to do about it.
 */
export function tlsTrouble(error: Error): string {
  const reason =
    'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
  if (!/alert (bad certificate|unknown ca)/.test(reason)) return reason
  return UNTRUSTED
}

/** The edge's log, by whom a line is about, so that no kind can use up the lines of another. */
export interface EdgeLog {
  /** Somebody who has not registered, and may be anybody. */
  stranger: (line: string) => void
  /** Somebody who asked to register and may not. */
  refused: (line: string) => void
  connector: (line: string) => void
}

export function edgeLog(log: (line: string) => void): EdgeLog {
  return { stranger: sparing(log), refused: sparing(log), connector: sparing(log) }
}
