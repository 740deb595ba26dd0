/** A Cloudflare account as a side of the API: everything is asked there, with the token of whoever is signed in. */
import { LRUCache } from 'lru-cache'
import { gatewayRoutes } from './gateway/forward.ts'
import { identify } from './gateway/identify.ts'
import { gone, mayBeOver, recheck } from './gateway/token-state.ts'
import type { Asking, Upstream } from './gateway/upstream.ts'
import { refuse, Refusal } from '#contract/refusal.ts'
import type { Credentials, Side, SideRoute, SignedIn } from './side.ts'

/** How long an answer to "who is this" is good without asking again, in milliseconds. */
const FRESH = 4 * 60_000
/** How long it is left at that where the API has trouble of its own. */
const SOON = 30_000
/** After how long roles and accounts are asked anew, in milliseconds. */
const KNOWN_FOR = 60 * 60_000
const MOST_KNOWN = 1000

interface Known {
  session: SignedIn
  owner: string | null
  /** Until when it is not asked again whether the token is good, in milliseconds since 1970. */
  goodUntil: number
}

const keyOf = ({ token, account = '' }: Credentials): string => `${account} ${token}`

/** Who was signed in with a token that is not accepted is so no more. It was good then, so no account is asked for. */
function asEnded(error: unknown): never {
  if (!(error instanceof Refusal) || error.status !== 401) throw error
  throw error.is('invalidToken')
    ? gone()
    : refuse(401, { kind: 'sessionEnded', message: error.message })
}

/** A HEAD would be routed to what answers the GET, and cost whole requests of the rate limit. */
function checkMethod({ method: known }: SideRoute['operation'], { method }: Request): void {
  if (method !== known)
    throw refuse(404, { kind: 'noRoute', message: `No route for ${method} here.` })
}

/** What is the same in all that is asked to answer one request. */
type How = Pick<Asking, 'reference' | 'signal'>

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

  async function learn(credentials: Credentials, how: How): Promise<SignedIn> {
    const { owner, ...who } = await identify(upstream, { ...credentials, ...how })
    const session: SignedIn = { directory: 'cloudflare', ...who, edge: null }
    known.set(keyOf(credentials), { session, owner, goodUntil: now() + FRESH })
    return session
  }

  /** Whoever asks while it is asked already gets the same answer, and so it is asked to the end whoever leaves. */
  async function learnOnce(credentials: Credentials, how: How): Promise<SignedIn> {
    if (!isShared) return learn(credentials, how)
    const key = keyOf(credentials)
    const { reference } = how
    const asked =
      pending.get(key) ?? learn(credentials, { reference }).finally(() => pending.delete(key))
    pending.set(key, asked)
    return asked
  }

  /** What is known, if the token is still good. */
  async function checked(credentials: Credentials, it: Known, how: How) {
    if (now() < it.goodUntil) return it.session
    const checking = { ...credentials, account: it.owner ?? undefined, ...how }
    const found = await recheck(upstream, checking)
    if (found.state === 'ended') {
      known.delete(keyOf(credentials))
      throw found.why
    }
    it.goodUntil = now() + (found.state === 'active' ? FRESH : SOON)
    return it.session
  }

  /** Of whoever is refused it is asked whether the token is still good, when next asked for. */
  const watching = ({ operation, answer }: SideRoute): SideRoute => ({
    operation,
    async answer(context, asker) {
      try {
        checkMethod(operation, context.req.raw)
        return await answer(context, asker)
      } catch (error) {
        const it = known.get(keyOf(asker))
        if (it !== undefined && mayBeOver(error)) it.goodUntil = -Infinity
        throw error
      }
    },
  })

  return {
    directory: 'cloudflare',
    takesBearer: false,
    async identify(credentials, { anew, ...how }) {
      if (anew) return learn(credentials, how)
      const it = known.get(keyOf(credentials))
      if (it !== undefined) return checked(credentials, it, how)
      return learnOnce(credentials, how).catch(asEnded)
    },
    routes: [...gatewayRoutes(upstream), logs].map(watching),
  }
}
