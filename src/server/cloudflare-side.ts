/** A Cloudflare account as a side of the API: everything is asked there, with the token of whoever is signed in. */
import { LRUCache } from 'lru-cache'
import { failure } from './envelope.ts'
import { gatewayRoutes } from './gateway/forward.ts'
import { identify } from './gateway/identify.ts'
import { gone, recheck } from './gateway/token-state.ts'
import type { Upstream } from './gateway/upstream.ts'
import { refuse, Refusal } from '#contract/refusal.ts'
import type { Credentials, Side, SideRoute, SignedIn } from './side.ts'

/** How long an answer to "who is this" is good without asking again, in milliseconds. */
const FRESH = 4 * 60_000
/** After how long roles and accounts are asked anew, in milliseconds. */
const KNOWN_FOR = 60 * 60_000
const MOST_KNOWN = 1000
/** Seen of tokens that are no longer good. */
const REFUSED = new Set([401, 403])

interface Known {
  session: SignedIn
  owner: string | null
  /** In milliseconds since 1970. */
  checkedAt: number
}

const keyOf = ({ token, account = '' }: Credentials): string => `${account} ${token}`

/** Who was signed in with a token that is not accepted is so no more. It was good then, so no account is asked for. */
function asEnded(error: unknown): never {
  if (!(error instanceof Refusal) || error.status !== 401) throw error
  throw error.is('invalidToken')
    ? gone()
    : refuse(401, { kind: 'sessionEnded', message: error.message })
}

interface Given {
  upstream: Upstream
  /** What streams live logs. */
  logs: SideRoute
  /** In milliseconds since 1970. */
  now: () => number
  /** Whether a request may wait for what another asked, which in Workers none may. */
  isShared: boolean
}

export function cloudflareSide({ upstream, logs, now, isShared }: Given): Side {
  // No clock that is read once for a while: in Workers the timer to read it again ends with the request that set it.
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN, ttl: KNOWN_FOR, ttlResolution: 0 })

  const pending = new Map<string, Promise<SignedIn>>()

  async function learn(credentials: Credentials): Promise<SignedIn> {
    const { name, accounts, owner } = await identify(upstream, credentials)
    const session: SignedIn = { directory: 'cloudflare', name, accounts, edge: null }
    known.set(keyOf(credentials), { session, owner, checkedAt: now() })
    return session
  }

  /** Whoever asks while it is asked already gets the same answer. */
  async function learnOnce(credentials: Credentials): Promise<SignedIn> {
    const key = keyOf(credentials)
    const asked = pending.get(key) ?? learn(credentials).finally(() => pending.delete(key))
    if (isShared) pending.set(key, asked)
    return asked
  }

  /** What is known, if the token is still good. */
  async function checked(credentials: Credentials, it: Known, signal: AbortSignal) {
    if (now() - it.checkedAt < FRESH) return it.session
    const checking = { ...credentials, account: it.owner ?? undefined, signal }
    const state = await recheck(upstream, checking)
    if (state.state === 'ended') {
      known.delete(keyOf(credentials))
      throw state.why
    }
    it.checkedAt = now()
    return it.session
  }

  /** Of whoever is refused it is asked whether the token is still good, when next asked for: either status may mean that it is not. */
  const watching = ({ operation, answer }: SideRoute): SideRoute => ({
    operation,
    async answer(context, asker) {
      const response = await answer(context, asker).catch((error: unknown) => {
        if (error instanceof Refusal) return failure(error)
        throw error
      })
      const it = known.get(keyOf(asker))
      if (it !== undefined && REFUSED.has(response.status)) it.checkedAt = -Infinity
      return response
    },
  })

  return {
    directory: 'cloudflare',
    takesBearer: false,
    async identify(credentials, { signal, anew }) {
      if (anew) return learn(credentials)
      const it = known.get(keyOf(credentials))
      if (it !== undefined) return checked(credentials, it, signal)
      return learnOnce(credentials).catch(asEnded)
    },
    routes: [...gatewayRoutes(upstream), logs].map(watching),
  }
}
