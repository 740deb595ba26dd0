import type * as z from 'zod/mini'
import { askFor, type Readable } from './answer.ts'
import type { Asking, Upstream } from './upstream.ts'

/** The most that accounts, memberships and members take. Source: Cloudflare's OpenAPI. */
const PER_PAGE = 50
const MOST_PAGES = 10

type ListOf<Row extends z.ZodMiniType> = Readable & { result: z.ZodMiniArray<Row> }

/** All rows of a list, in one request for each 50 of them, and not more than 500. Throws a Refusal. */
export async function allPages<Row extends z.ZodMiniType>(
  upstream: Upstream,
  operation: ListOf<Row>,
  asking: Asking,
  filter: object = {},
): Promise<z.output<Row>[]> {
  const rows: z.output<Row>[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = { ...filter, page, per_page: PER_PAGE }
    const { result } = await askFor(upstream, operation, { ...asking, query })
    rows.push(...result)
    if (result.length < PER_PAGE) break
  }
  return rows
}
