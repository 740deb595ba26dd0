import * as z from 'zod/mini'
import { Success } from '#contract/envelope.ts'
import type { Operation } from '#contract/operation.ts'
import { fillPath, type ParamsOf, queryText } from '#contract/path.ts'
import { Refusal } from '#contract/refusal.ts'
import { hearLimit } from './budget.ts'
import { takeEarly } from './early.ts'
import { refusalIn } from './refusal-in.ts'
import { understood } from './understood.ts'
import { underway } from './underway.ts'
import { Unreachable } from './unreachable.ts'
import { refusedByView } from './view-gate.ts'

/** What a call needs besides the operation: path parameters, query and body, as far as the operation has them. */
export type Input<O extends Operation> = ParamsOf<O['path']> & {
  query?: Record<string, string>
  body?: O extends { body: z.ZodMiniType } ? z.input<O['body']> : never
}

/** What an operation answers. */
export type ResultOf<O extends Operation> = z.output<O['result']>

/** Whether Cloudflare's limit counts it: what is this console's own, such as sign-in, has limits of its own. */
const isOfApi = (url: string): boolean => url.startsWith('/client/v4/')

/** Whether what was answered before there was a session counts: what was refused then may not be refused now. */
const isServed = (url: string, { ok, status }: Response): boolean =>
  ok || status === 429 || !isOfApi(url)

async function send(
  method: string,
  url: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Response> {
  const asked = method === 'GET' ? takeEarly(url) : undefined
  if (asked !== undefined) {
    const early = await asked
    if (isServed(url, early)) return early
  }
  return fetch(url, {
    method,
    signal,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
}

/**
 * The one place in the app that calls fetch, but for what goes on and on (`stream.ts`) and for the look whether the
 * session is over (`understood.ts`). It parses what arrives, so an answer is what the contract says or the call fails
 * here and not three components later.
 * @throws {Dropped} when somebody has signed in or out since, unless another signal is given.
 * @throws {Refusal} when the API says no, or would say so to the role one views as.
 * @throws {Unreachable} when there is no answer, or none that the contract knows.
 */
export async function call<O extends Operation>(
  operation: O,
  input: Input<O>,
  signal = underway(),
): Promise<ResultOf<O>> {
  const url = fillPath(operation.path, input) + queryText(input.query ?? {})
  const preview = refusedByView(operation, input)
  if (preview !== undefined) throw preview
  try {
    const response = await send(operation.method, url, input.body, signal)
    if (isOfApi(url)) hearLimit(response)
    if (!response.ok) throw await understood(await refusalIn(response), operation.rule, input)
    const json: unknown = await response.json()
    return z.parse<O['result']>(operation.result, Success.parse(json).result)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Refusal) throw error
    throw new Unreachable(error)
  }
}
