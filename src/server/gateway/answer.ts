/** Reads what Cloudflare's API answered: what the contract knows passes, a refusal keeps its words, all else is trouble. */
import * as z from 'zod/mini'
import { ResultInfo, type ApiMessage } from '#contract/envelope.ts'
import type { Operation } from '#contract/operation.ts'
import { Refusal, refuse } from '#contract/refusal.ts'
import { toldOr } from '#contract/told.ts'
import type { Answer } from '../envelope.ts'
import { passedOf, UpstreamRefusal, withoutToken } from './passed.ts'
import { refusalIn, UpstreamError } from './refusal-in.ts'
import type { Asked, Asking, Upstream, UpstreamAnswer } from './upstream.ts'

const Envelope = z.object({
  success: z.boolean(),
  errors: z.catch(toldOr(z.array(UpstreamError), []), []),
  result: z.optional(z.unknown()),
  result_info: z.catch(z.optional(ResultInfo), undefined),
})
type Envelope = z.infer<typeof Envelope>

/** An operation as far as its answer goes. */
export type Readable = Asked & Pick<Operation, 'result' | 'paged'>

/** Asks, and reads the answer. Throws a Refusal where it is not a yes. */
export async function askFor<O extends Readable>(
  upstream: Upstream,
  operation: O,
  asking: Asking,
): Promise<Answer<z.output<O['result']>>> {
  return readAnswer(upstream, operation, asking, await upstream.ask(operation, asking))
}

/**
 * The result as the contract has it, without the fields that it does not know: a secret among them goes nowhere.
 * Throws an UpstreamRefusal: that of the API for a no (status 4xx), else `badUpstream` with the reference.
 */
export function readAnswer<O extends Readable>(
  upstream: Upstream,
  operation: O,
  asking: Asking,
  answer: UpstreamAnswer,
): Answer<z.output<O['result']>> {
  try {
    return resultIn(upstream, operation, asking, answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new UpstreamRefusal(error, passedOf(answer.headers, asking.token))
  }
}

function resultIn<O extends Readable>(
  upstream: Upstream,
  operation: O,
  asking: Asking,
  answer: UpstreamAnswer,
): Answer<z.output<O['result']>> {
  const bad = (sentence: string, detail: string): Refusal =>
    upstream.trouble({ operation: operation.name, asking, sentence, detail, answer })
  const envelope = envelopeOf(answer, asking)
  if (answer.status >= 500)
    throw bad('Cloudflare’s API failed.', `codes ${codesOf(envelope) || 'not told'}`)
  if (envelope === undefined) {
    if (answer.status === 429) throw tooFast()
    throw bad(NOT_UNDERSTOOD, 'no envelope')
  }
  if (answer.status >= 400 || !envelope.success) throw refusalIn(answer.status, envelope.errors)
  const parsed = resultOf<O['result']>(operation.result, envelope.result)
  if (!parsed.success) throw bad(NOT_UNDERSTOOD, misfits(parsed.error))
  return {
    result: parsed.data,
    ...(operation.paged && envelope.result_info && { result_info: envelope.result_info }),
  }
}

const NOT_UNDERSTOOD = 'Cloudflare’s API answered something that this console does not understand.'

/**
 * A yes without a body is a yes to what answers nothing. Source: Cloudflare's own clients take 204 and 205 for one; what
 * deleting a service is answered with, its OpenAPI does not say. Texts repeat the token nowhere.
 */
function envelopeOf({ status, text }: UpstreamAnswer, { token }: Asking): Envelope | undefined {
  if (status < 300 && text === '') return { success: true, errors: [], result: null }
  try {
    const told: unknown = JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' ? withoutToken(value, token) : value,
    )
    return Envelope.safeParse(told).data
  } catch {
    return undefined
  }
}

/** Where the contract expects nothing, anything will do: the API does not document what it is. */
function resultOf<R extends z.ZodMiniType>(schema: R, result: unknown) {
  const parsed = z.safeParse<R>(schema, result)
  const nothing = z.safeParse<R>(schema, null)
  return !parsed.success && nothing.success ? nothing : parsed
}

/** The limit of a whole network answers in plain text. */
const tooFast = (): Refusal =>
  refuse(429, { kind: 'rateLimited', message: 'Cloudflare’s API is asked too often right now.' })

const codesOf = (envelope: Envelope | undefined): string =>
  (envelope?.errors ?? []).map(({ code }: Pick<ApiMessage, 'code'>) => code).join(' ')

/** Places that do not fit, never what stands there. */
const misfits = (error: z.core.$ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${['result', ...path].join('.')} ${code}`)
    .join('; ')
