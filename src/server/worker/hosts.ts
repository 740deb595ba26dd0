/**
 * The names a Worker answers to. Cloudflare sends it only what came for its own routes, so nobody can point a name of
 * theirs at it as at a server on somebody's machine; and under another name no browser would send our cookie. So it
 * answers to whatever name it was reached by, unless the operator lists names: that is worth it where a route stands
 * for many, of others too (`*.example.com`, or custom hostnames).
 */
import { isLoopback } from '../loopback.ts'
import { COMMON_HEADERS } from '../page-headers.ts'
import { hostGuard } from '../session/guards.ts'

/** Makes the check that throws a Refusal for a request to a name that is not ours. */
export const hostCheck = (allowed: readonly string[]): ((request: Request) => void) =>
  allowed.length === 0 ? () => {} : hostGuard(allowed)

/**
 * Where to send who comes without TLS, for tokens and cookies travel here; on this very machine, where one tries the
 * Worker, they do not travel. That also keeps other names from a Worker that is tried there.
 */
export function withTls({ url }: Request): Response | undefined {
  const asked = new URL(url)
  if (asked.protocol === 'https:' || isLoopback(asked.hostname)) return undefined
  asked.protocol = 'https:'
  const headers = { ...Object.fromEntries(COMMON_HEADERS), location: asked.href }
  return new Response(null, { status: 308, headers })
}
