/** The envelope every answer of the API comes in. Source: Cloudflare's OpenAPI. */
import type { ApiMessage, ResultInfo } from '#contract/envelope.ts'
import type { Refusal } from '#contract/refusal.ts'

/** What a handler answers: the result, where it stands in a list, and words beside it. */
export interface Answer<Result> {
  result: Result
  result_info?: ResultInfo
  messages?: ApiMessage[]
}

/** The answer that says yes. */
export const success = ({ result, result_info, messages = [] }: Answer<unknown>): Response =>
  Response.json({
    success: true,
    errors: [],
    messages,
    result,
    ...(result_info && { result_info }),
  })

const HEADERS: Record<number, HeadersInit> = {
  // The official SDK would send a request that conflicts twice again, to no use, unless it is told not to.
  409: { 'x-should-retry': 'false' },
  // Of a body that is too large, or too slow, the rest is not read, so nothing can follow it.
  408: { connection: 'close' },
  413: { connection: 'close' },
}

/** In seconds: as long as failed sign-ins are counted. Of another 429, whoever sends it knows how long it holds. */
const AFTER_ATTEMPTS = { 'retry-after': '60' }

const headersOf = (refusal: Refusal): HeadersInit =>
  refusal.is('tooManyAttempts') ? AFTER_ATTEMPTS : (HEADERS[refusal.status] ?? {})

/** The answer that says no, in the words of the refusal. */
export const failure = (refusal: Refusal): Response =>
  Response.json(
    { success: false, errors: refusal.errors, messages: [], result: null },
    { status: refusal.status, headers: headersOf(refusal) },
  )

/** One page of all rows, as a query asks for it; past the end it is empty. */
export function pageOf<Row>(
  rows: readonly Row[],
  { page, per_page }: { page: number; per_page: number },
): { result: Row[]; result_info: ResultInfo } {
  const result = rows.slice((page - 1) * per_page, page * per_page)
  const result_info = { page, per_page, count: result.length, total_count: rows.length }
  return { result, result_info }
}
