/** Signing in, asking who one is, and signing out. */
import { Hono, type Context } from 'hono'
import { refuse, Refusal } from '#contract/refusal.ts'
import {
  sessionCreate,
  sessionDelete,
  sessionGet,
  signInChoice,
} from '#contract/session-operations.ts'
import { SignIn, type DirectoryKind } from '#contract/session.ts'
import { success } from '../envelope.ts'
import { readBody } from '../input.ts'
import type { Side } from '../side.ts'
import type { Attempts } from './attempts.ts'
import type { Seal } from './seal.ts'
import type { Sender } from './who.ts'

interface Given {
  /** At least one. */
  sides: readonly Side[]
  seal: Seal
  attempts: Attempts
  /** The address a request comes from. */
  peerOf: (context: Context) => string
  /** Throws a Refusal when the request names nobody. */
  whoAsks: (request: Request) => Promise<Sender>
}

/** The operations on `/console/v1/session`, and what one may sign in to. */
export function sessionRoutes({ sides, seal, attempts, peerOf, whoAsks }: Given): Hono {
  return new Hono()
    .get(signInChoice.path, () =>
      success({ result: { directories: sides.map(({ directory }) => directory) } }),
    )
    .get(sessionGet.path, async (c) => {
      const { side, asker, renew } = await whoAsks(c.req.raw).catch(asUnauthorized)
      const response = success({
        result: await side.identify(asker, { signal: c.req.raw.signal, anew: false }),
      })
      return withCookies(response, renew === undefined ? [] : await seal.renew(renew))
    })
    .post(sessionCreate.path, async (c) => {
      const { directory, ...credentials } = await readBody(SignIn, c.req.raw)
      const side = chosen(sides, directory)
      const peer = peerOf(c)
      await attempts.begin(peer)
      const result = await side.identify(credentials, { signal: c.req.raw.signal, anew: true })
      await attempts.forgive(peer)
      await seal.end(c.req.raw)
      const cookies = await seal.make({ directory: side.directory, ...credentials })
      return withCookies(success({ result }), cookies)
    })
    .delete(sessionDelete.path, async (c) =>
      withCookies(success({ result: null }), await seal.end(c.req.raw)),
    )
}

function chosen(sides: readonly Side[], wanted: DirectoryKind | undefined): Side {
  const side = sides.find(({ directory }) => directory === (wanted ?? directory))
  if (side !== undefined) return side
  throw refuse(400, {
    kind: 'notInMode',
    message: 'This console was not started for that. See --mode in its --help.',
    pointer: '/directory',
  })
}

/** Puts cookies on an answer. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Cloudflare's API answers 400 to who names nobody; here the page asks whether it is signed in, and 401 says no. */
function asUnauthorized(error: unknown): never {
  throw error instanceof Refusal ? new Refusal(401, error.errors) : error
}
