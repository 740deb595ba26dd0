/**
 * What is checked before anything else. A server on this machine can be reached by every page open in the same
 * browser: Host stops pages whose name was pointed here, Origin stops pages that send requests from elsewhere.
 */
import { refuse } from '#contract/refusal.ts'

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** The address a request was sent to, in lower case and with its port if it has one. */
const hostOf = (request: Request): string =>
  (request.headers.get('host') ?? new URL(request.url).host).toLowerCase()

/** Makes the check that throws a Refusal unless Host is this machine's own name or one allowed, with any port. */
export function hostGuard(allowed: readonly string[]): (request: Request) => void {
  const names = new Set([...OWN_NAMES, ...allowed.map((name) => name.toLowerCase())])
  const check = (host: string): void => {
    const name = host.replace(/:\d{1,5}$/, '')
    if (names.has(name)) return
    throw refuse(403, {
      kind: 'foreignHost',
      message: `This server does not answer to the name ${name}. Start it with --allowed-host ${name} if it should, or with that name in VPC_CONSOLE_ALLOWED_HOSTS.`,
    })
  }
  return (request) => {
    check(hostOf(request))
    // The request line can name another host than the header does.
    check(new URL(request.url).host)
  }
}

/** `ownOrigin` is how browsers reach this server when that is not what it is asked by, behind a proxy. */
const isOwnOrigin = (origin: string, host: string, ownOrigin?: string): boolean => {
  const url = URL.parse(origin)
  if (url === null) return false
  if (url.origin === ownOrigin) return true
  // Where browsers come by TLS, a page without it on the same name may be anybody's.
  if (ownOrigin?.startsWith('https:') === true && !OWN_NAMES.includes(url.hostname)) return false
  return url.host === host && /^https?:$/.test(url.protocol)
}

/** Throws a Refusal for a request for the page's sources that names another page than our own. */
export function guardPage(request: Request): void {
  const origin = request.headers.get('origin')
  if (origin === null || isOwnOrigin(origin, hostOf(request))) return
  throw refuse(403, {
    kind: 'foreignOrigin',
    message: 'The sources of this console are for its own page.',
  })
}

const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

const notOurs = (message: string) => refuse(403, { kind: 'foreignOrigin', message })

/**
 * Throws a Refusal for a request to the API that comes from another page than our own: one that changes something when
 * it does not say that it comes from ours, one that only looks when the browser says that it does not.
 */
export function guardOrigin(request: Request, carriesCookie: boolean, ownOrigin?: string): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const isOwn = origin !== null && isOwnOrigin(origin, hostOf(request), ownOrigin)
  if (isReading(request)) {
    // Browsers begin a WebSocket with an origin alone.
    if (site === null && (origin === null || isOwn)) return
    if (site === 'same-origin' || site === 'none') return
    throw notOurs('The API of this console is for its own page.')
  }
  // Programs send neither an origin nor our cookie.
  if (origin === null && !carriesCookie) return
  if (isOwn && (site ?? 'same-origin') === 'same-origin') return
  throw notOurs('A request that changes something must come from this console’s own page.')
}
