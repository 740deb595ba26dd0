/** Who is asking: a bearer token, or the sealed cookie that holds one. */
import { refuse, type Refusal } from '#contract/refusal.ts'
import type { Asker, Side } from '../side.ts'
import { TOKEN } from '../token-form.ts'
import type { Seal, Sealed } from './seal.ts'

/** A request's sender, and the side that it is for. */
export interface Sender {
  side: Side
  asker: Asker
  /** Whether the session that this is of has ended since. */
  isOver: () => boolean
  /** What to seal anew into the cookie, when that is due. */
  renew?: Sealed
}

export const noCredentials = (): Refusal =>
  refuse(400, {
    kind: 'noCredentials',
    message:
      'Missing credentials: send an API token as "Authorization: Bearer <token>", or sign in.',
  })

const malformed = (): Refusal =>
  refuse(400, {
    kind: 'malformedAuthorization',
    message: 'Invalid request headers: the Authorization header must be "Bearer" and a token.',
  })

const noBearer = (): Refusal =>
  refuse(401, {
    kind: 'notInMode',
    message:
      'This console takes no API tokens from programs: let them ask Cloudflare’s API itself.',
  })

/** Whom a request comes from. Throws a Refusal when it names nobody. */
export async function whoAsks(
  request: Request,
  sides: readonly Side[],
  seal: Seal,
): Promise<Sender> {
  const authorization = request.headers.get('authorization')
  // A proxy before us may ask for a name and a password of its own.
  const isProxys = /^Basic /i.test(authorization ?? '') && seal.carriedBy(request)
  if (authorization === null || isProxys) return senderOfCookie(request, sides, seal)
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
  if (token === undefined || !TOKEN.test(token)) throw malformed()
  const side = sides.find(({ takesBearer }) => takesBearer)
  if (side === undefined) throw noBearer()
  return { side, asker: { token, by: 'bearer' }, isOver: () => false }
}

async function senderOfCookie(
  request: Request,
  sides: readonly Side[],
  seal: Seal,
): Promise<Sender> {
  const opened = await seal.open(request)
  const side = sides.find(({ directory }) => directory === opened?.sealed.directory)
  if (opened === undefined || side === undefined) throw noCredentials()
  const { sealed, due } = opened
  const asker: Asker = { token: sealed.token, account: sealed.account, by: 'cookie' }
  const isOver = () => seal.isEnded(sealed)
  return { side, asker, isOver, ...(due && { renew: sealed }) }
}
