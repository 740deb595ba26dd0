/** Remembers who was identified, in this process alone, and looks again at their tokens now and then. */
import type { Credentials } from './forward.ts'
import { identify, type Identified } from './identify.ts'
import { recheck } from './token-state.ts'
import type { Upstream } from './upstream.ts'

/** How long a token is believed without another look. */
const LOOK_AGAIN_MS = 5 * 60 * 1000
const MOST = 1000

interface Entry {
  identified: Promise<Identified>
  /** When the token was last looked at, in ms since 1970. */
  looked: number
}

export interface Known {
  /**
   * Who it is. Asks once for any number who want to know at the same time, and again when the last look is five
   * minutes old; then only whether the token is still good. Throws a Refusal, as `identify` does; with status 401
   * where the token is good no longer.
   */
  who(credentials: Credentials): Promise<Identified>
}

/** `now` in ms since 1970. */
export function createKnown(upstream: Upstream, now: () => number): Known {
  const entries = new Map<string, Entry>()
  const ask = (key: string, credentials: Credentials): Entry => {
    const entry = { identified: identify(upstream, credentials), looked: now() }
    entry.identified.catch(() => entries.delete(key))
    entries.set(key, entry)
    forgetOldest(entries)
    return entry
  }
  const lookAgain = async (key: string, entry: Entry, { token, account }: Credentials) => {
    entry.looked = now()
    const { owner } = await entry.identified
    const look = await recheck(upstream, { token, account: owner ?? account })
    if (look.state !== 'ended') return
    entries.delete(key)
    throw look.why
  }
  return {
    async who(credentials) {
      const key = `${credentials.token} ${credentials.account ?? ''}`
      const entry = entries.get(key) ?? ask(key, credentials)
      if (now() - entry.looked >= LOOK_AGAIN_MS) await lookAgain(key, entry, credentials)
      return entry.identified
    },
  }
}

function forgetOldest(entries: Map<string, Entry>): void {
  const [oldest] = entries.keys()
  if (entries.size > MOST && oldest !== undefined) entries.delete(oldest)
}
