import * as z from 'zod/mini'
import { type ApiMessage, Failure, Success } from '#contract/envelope.ts'
import type { Operation } from '#contract/operation.ts'
import { fillPath, type ParamsOf, queryText } from '#contract/path.ts'
import { Refusal } from '#contract/refusal.ts'
import { hearLimit } from './budget.ts'
import { takeEarly } from './early.ts'
import { taughtBy } from './refused.ts'
import { Unreachable } from './unreachable.ts'

/** What a call needs besides the operation: path parameters, query and body, as far as the operation has them. */
export type Input<O extends Operation> = ParamsOf<O['path']> & {
  query?: Record<string, string>
  body?: O extends { body: z.ZodMiniType } ? z.input<O['body']> : never
}

/** What an operation answers. */
export type ResultOf<O extends Operation> = z.output<O['result']>

async function send(method: string, url: string, body: unknown): Promise<Response> {
  const early = method === 'GET' ? takeEarly(url) : undefined
  if (early !== undefined) return early
  return fetch(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
}

/** Whether Cloudflare's limit counts it: what is this console's own, such as sign-in, has limits of its own. */
const isOfApi = (url: string): boolean => url.startsWith('/client/v4/')

/** wrangler tells a missing role by these words; a person is told it better by what follows them. */
const plain = (error: ApiMessage): ApiMessage => ({
  ...error,
  message: error.message.replace(/^Authentication error: /, ''),
})

/** What the API refused with, from an answer that is not ok. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const json: unknown = await response.json()
  return new Refusal(response.status, Failure.parse(json).errors.map(plain))
}

/**
 * The one place in the app that calls fetch, but for what goes on and on (`stream.ts`). It parses what arrives, so an answer is what the contract says or the
 * call fails here and not three components later.
 * @throws {Refusal} when the API says no.
 * @throws {Unreachable} when there is no answer, or none that the contract knows.
 */
export async function call<O extends Operation>(
  operation: O,
  input: Input<O>,
): Promise<ResultOf<O>> {
  const url = fillPath(operation.path, input) + queryText(input.query ?? {})
  try {
    const response = await send(operation.method, url, input.body)
    if (isOfApi(url)) hearLimit(response)
    if (!response.ok) throw taughtBy(await refusalIn(response), operation.rule, input)
    const json: unknown = await response.json()
    return z.parse<O['result']>(operation.result, Success.parse(json).result)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Unreachable(error)
  }
}
