import { useLocation, useSearch } from 'wouter'
import * as z from 'zod/mini'
import { queryText } from '#contract/path.ts'

const NONE = {}

/**
 * What stands behind the `?` of the address, checked by a schema, and a way to change part of it. Changes replace the
 * history entry, and leave it what else a page keeps there: Back leaves the list, it does not undo a filter letter by
 * letter.
 */
export function useSearchState<Schema extends z.ZodMiniType<Record<string, string | undefined>>>(
  schema: Schema,
) {
  const text = useSearch()
  const [path, navigate] = useLocation()
  const parsed = schema.safeParse(Object.fromEntries(new URLSearchParams(text)))
  const search: z.output<Schema> = parsed.success ? parsed.data : z.parse(schema, NONE)
  const change = (next: Partial<z.output<Schema>>) =>
    navigate(path + queryText({ ...search, ...next }), { replace: true, state: history.state })
  return [search, change] as const
}
