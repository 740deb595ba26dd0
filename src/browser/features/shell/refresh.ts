import { forgetRefused } from '../../api/refused.ts'

type Refetched = { refetch: () => Promise<unknown> }

/** What a person asks for by Refresh: all of it anew. What was refused before may be tried again, too. */
export function refresh(...queries: Refetched[]): void {
  forgetRefused()
  for (const query of queries) void query.refetch()
}
