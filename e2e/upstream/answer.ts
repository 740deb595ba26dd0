import type { ApiError, Problem } from './problem.ts'

/** What is about to be written to the socket. */
export interface Answer {
  status: number
  headers: Record<string, string>
  /** `undefined` where the answer has no body at all. */
  body?: string
}

interface Page {
  page: number
  per_page: number
  count: number
  total_count: number
  total_pages: number
}

/** What an operation has to say: a result, a page of results, or nothing (204). */
export type Outcome =
  | { result: unknown; result_info?: Page; messages?: ApiError[] }
  | { nothing: 204 | 200 }

export const json = (
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

export function refused({ status, error, headers }: Problem): Answer {
  const envelope = { result: null, success: false, errors: [error], messages: [] }
  return json(status, envelope, headers)
}

/** @param unknown fields no documentation names, to stand in the envelope */
export function succeeded(outcome: Outcome, unknown: object): Answer {
  if ('nothing' in outcome) return { status: outcome.nothing, headers: {} }
  const { messages = [], ...rest } = outcome
  return json(200, { ...rest, success: true, errors: [], messages, ...unknown })
}
