/** What stands behind the API: the directory of this process, or a Cloudflare account. */
import type { Context } from 'hono'
import type { DirectoryKind, Session } from '#contract/session.ts'
import type { Route } from '#contract/operation.ts'

/** What somebody shows to be let in. */
export interface Credentials {
  token: string
  /** For a token that does not say which account it is for. */
  account?: string | undefined
}

/** Who somebody is. `person` stays the same when they come with another token; null where nobody tells. */
export type SignedIn = Omit<Session, 'id'> & { person: string | null }

/** Who sends a request, as far as the request tells. */
export interface Asker extends Credentials {
  by: 'bearer' | 'cookie'
}

interface HowToAsk {
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal
  /** The id of the request, under which the log tells what goes wrong. */
  reference: string
  /** Whether what was heard some minutes ago will not do. */
  anew: boolean
}

/** An operation with what answers it. A Refusal that it throws is the answer, too. */
export interface SideRoute {
  operation: Route
  answer: (context: Context, asker: Asker) => Promise<Response>
}

export interface Side {
  readonly directory: DirectoryKind
  /** Whether programs may ask with a bearer token; else only who is signed in. */
  readonly takesBearer: boolean
  /** Who it is. Throws a Refusal with status 401 for a token that is not good, or no longer. */
  identify(credentials: Credentials, how: HowToAsk): Promise<SignedIn>
  readonly routes: readonly SideRoute[]
}
