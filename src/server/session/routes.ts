/** Signing in, asking who one is, and signing out. */
import { Hono, type Context } from 'hono'
import { createHash } from 'node:crypto'
import { refuse, Refusal } from '#contract/refusal.ts'
import {
  sessionCreate,
  sessionDelete,
  sessionGet,
  signInChoice,
} from '#contract/session-operations.ts'
import { SignIn, type DirectoryKind, type Session } from '#contract/session.ts'
import { success } from '../envelope.ts'
import { readBody } from '../input.ts'
import type { Log } from '../log.ts'
import type { Credentials, Side, SignedIn } from '../side.ts'
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
  log: Log
}

/** The operations on `/console/v1/session`, and what one may sign in to. */
export function sessionRoutes({ sides, seal, attempts, peerOf, whoAsks, log }: Given): Hono {
  /** Counts a sign-in that fails for what was given, not for what else may go wrong. */
  async function tried<T>(peer: string, signIn: () => Promise<T>): Promise<T> {
    await attempts.begin(peer)
    try {
      const result = await signIn()
      await attempts.forgive(peer)
      return result
    } catch (error) {
      if (!isWrongGuess(error)) await attempts.forgive(peer)
      else log(`A sign-in from ${peer} failed.`)
      throw error
    }
  }

  return new Hono()
    .get(signInChoice.path, () =>
      success({ result: { directories: sides.map(({ directory }) => directory) } }),
    )
    .get(sessionGet.path, async (c) => {
      const { signal } = c.req.raw
      const { side, asker, renew } = await whoAsks(c.req.raw).catch(asUnauthorized)
      const who = await side.identify(asker, { signal, reference: c.var.requestId, anew: false })
      // Here and nowhere else: the page lets go of this one request before it signs out, so no late answer undoes that.
      const cookies = renew === undefined ? [] : await seal.renew(renew)
      return withCookies(success({ result: sessionOf(side, asker, who) }), cookies)
    })
    .post(sessionCreate.path, async (c) => {
      const { directory, ...credentials } = await readBody(SignIn, c.req.raw)
      const side = chosen(sides, directory)
      const who = await tried(peerOf(c), () =>
        side.identify(credentials, {
          signal: c.req.raw.signal,
          reference: c.var.requestId,
          anew: true,
        }),
      )
      await seal.end(c.req.raw)
      const cookies = await seal.make({ directory: side.directory, ...credentials })
      return withCookies(success({ result: sessionOf(side, credentials, who) }), cookies)
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

const isWrongGuess = (error: unknown): boolean =>
  error instanceof Refusal && [401, 403, 422].includes(error.status)

/** Of the person, else of the token, which is long and random: nobody finds it from the id. */
function sessionOf(
  { directory }: Side,
  { token }: Credentials,
  { person, ...who }: SignedIn,
): Session {
  const key = `${directory} ${person ?? token}`
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 16), ...who }
}

/** Puts cookies on an answer. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Cloudflare's API answers 400 to who names nobody; here the page asks whether it is signed in, and 401 says no. */
function asUnauthorized(error: unknown): never {
  throw error instanceof Refusal ? new Refusal(401, error.errors) : error
}
