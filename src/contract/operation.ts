import type * as z from 'zod/mini'
import type { Rule } from './rules.ts'

/** An operation of either vocabulary: Cloudflare's (`/client/v4`) or our own (`/console/v1`). */
export type Operation = {
  /** Noun first, so that a search for a resource finds all that can be done to it. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the root; `:name` is a parameter. */
  path: string
  /** What it takes to do it; null when any valid token will do. */
  rule: Rule | null
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  result: z.ZodMiniType
  /** Whether the answer is a page of a list, with `result_info`. */
  paged?: true
}

/** What an operation is, but for its answer. */
export type Route = Omit<Operation, 'name' | 'result' | 'paged'>
