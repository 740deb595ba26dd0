/**
 * Binds an operation of the contract to the function that answers it: by then the asker is known, may do it, and
 * query and body are what the contract says. Every refusal on the way is an envelope.
 */
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import type { Operation, Route } from '#contract/operation.ts'
import type { ParamsOf } from '#contract/path.ts'
import { refuse } from '#contract/refusal.ts'
import { refusal } from '#contract/rules.ts'
import { success, type Answer } from '../envelope.ts'
import type { Identity } from '../identities.ts'
import { readBody, readQuery } from '../input.ts'

/** What a handler is handed. Ids in the path are unchecked texts: one that is no id is simply not found. */
export interface Ask<O extends Route> {
  viewer: Identity
  path: ParamsOf<O['path']>
  query: O extends { query: infer Query extends z.ZodMiniType } ? z.output<Query> : undefined
  body: O extends { body: infer Body extends z.ZodMiniType } ? z.output<Body> : undefined
}

type AnswerOf<O extends Operation> = Answer<z.output<O['result']>> &
  (O extends { paged: true } ? Required<Pick<Answer<unknown>, 'result_info'>> : unknown)

/** An operation with what answers it, once the asker is known. */
export interface Bound {
  operation: Route
  answer: (context: Context, viewer: Identity, accountId: string) => Promise<Response>
}

/** Binds one operation. The handler throws a Refusal to say no. */
export const bind = <O extends Operation>(
  operation: O,
  handle: (ask: Ask<O>) => AnswerOf<O>,
): Bound => bindResponse(operation, (ask) => success(handle(ask)))

/** Binds what is answered in a form of its own; a Refusal leaves as an envelope all the same. */
export const bindResponse = <R extends Route>(
  operation: R,
  answer: (ask: Ask<R>) => Response,
): Bound => ({
  operation,
  answer: async (context, viewer, accountId) => {
    const path = context.req.param()
    checkAccount(path['account'], accountId)
    checkPermission(operation, viewer)
    const query = readQuery(operation.query, context.req.raw.url)
    const body = operation.body && (await readBody(operation.body, context.req.raw))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this very operation made all three what they are
    return answer({ viewer, path, query, body } as Ask<R>)
  },
})

function checkAccount(asked: string | undefined, accountId: string): void {
  if (asked === undefined || asked === accountId) return
  throw refuse(403, {
    kind: 'wrongAccount',
    message: 'The given account is not valid or is not authorized to access this service',
  })
}

function checkPermission({ rule }: Route, viewer: Identity): void {
  const why = rule && refusal(rule, viewer)
  if (!why) return
  throw refuse(403, {
    kind: 'forbidden',
    message: `Authentication error: ${why}`,
  })
}
