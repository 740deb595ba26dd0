/** Signing in, asking who one is, and signing out. */
import { Hono } from 'hono'
import { refuse, Refusal } from '#contract/refusal.ts'
import {
  sessionCreate,
  sessionDelete,
  sessionGet,
  signInChoice,
} from '#contract/session-operations.ts'
import { SignIn, type LocalEdge, type Session } from '#contract/session.ts'
import { accountOf } from '../directory/account.ts'
import { success } from '../envelope.ts'
import type { Identities, Identity } from '../identities.ts'
import { readBody } from '../input.ts'
import type { Seal } from './seal.ts'
import type { Asker } from './who.ts'

interface Given {
  identities: Identities
  seal: Seal
  edge: LocalEdge
  /** Throws a Refusal when the request names nobody. */
  whoAsks: (request: Request) => Promise<Asker>
}

/** The operations on `/console/v1/session`. */
export function sessionRoutes({ identities, seal, edge, whoAsks }: Given): Hono {
  const sessionOf = ({ name, roles }: Identity): Session => {
    const account = { ...accountOf(identities.accountId), roles: [...roles] }
    return { directory: 'local', name, accounts: [account], edge }
  }
  return new Hono()
    .get(signInChoice.path, () => success({ result: { directories: ['local'] } }))
    .get(sessionGet.path, async (c) => {
      const { identity } = await whoAsks(c.req.raw).catch(asUnauthorized)
      return success({ result: sessionOf(identity) })
    })
    .post(sessionCreate.path, async (c) => {
      const { token } = await readBody(SignIn, c.req.raw)
      const identity = identities.find(token)
      if (identity === undefined) throw unknownToken()
      return withCookie(success({ result: sessionOf(identity) }), await seal.make(token))
    })
    .delete(sessionDelete.path, () => withCookie(success({ result: null }), seal.cleared))
}

function withCookie(response: Response, cookie: string): Response {
  response.headers.append('set-cookie', cookie)
  return response
}

/** Cloudflare's API answers 400 to who names nobody; here the page asks whether it is signed in, and 401 says no. */
function asUnauthorized(error: unknown): never {
  throw error instanceof Refusal ? new Refusal(401, error.errors) : error
}

const unknownToken = () =>
  refuse(401, {
    kind: 'invalidToken',
    message:
      'This token is not known here. Copy it whole from the sign-in link or identities.json.',
    pointer: '/token',
  })
