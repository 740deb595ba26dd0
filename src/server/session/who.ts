/** Who is asking: a bearer token, or the sealed cookie that holds one. */
import { refuse, type Refusal } from '#contract/refusal.ts'
import { TOKEN, type Identities, type Identity } from '../identities.ts'
import type { Seal, Sealed } from './seal.ts'

export interface Asker {
  identity: Identity
  /** What to seal anew into the cookie, when that is due. */
  renew?: Sealed
}

const noCredentials = (): Refusal =>
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

/** wrangler takes 1000 from a verify operation as "another kind of token" and 10000 anywhere as "ask for whoami". */
const unknownToken = (path: string): Refusal =>
  path.endsWith('/tokens/verify')
    ? refuse(401, { kind: 'invalidToken', message: 'Invalid API Token' })
    : refuse(401, { kind: 'forbidden', message: 'Authentication error' })

/** Whom a request comes from. Throws a Refusal when it names nobody, or nobody we know. */
export async function whoAsks(
  request: Request,
  identities: Identities,
  seal: Seal,
): Promise<Asker> {
  const authorization = request.headers.get('authorization')
  if (authorization === null) return askerOfCookie(request, identities, seal)
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
  if (token === undefined || !TOKEN.test(token)) throw malformed()
  const identity = identities.find(token)
  if (identity === undefined) throw unknownToken(new URL(request.url).pathname)
  return { identity }
}

async function askerOfCookie(request: Request, identities: Identities, seal: Seal): Promise<Asker> {
  const sealed = await seal.open(request)
  const identity = sealed && identities.find(sealed.token)
  if (!sealed || !identity) throw noCredentials()
  return { identity, ...(seal.isDue(sealed) && { renew: sealed }) }
}
