import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { sessionGet } from '#contract/session-operations.ts'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { call, type Input, type ResultOf } from '../api/call.ts'

const endsSession = (error: unknown): boolean => error instanceof Refusal && error.status === 401

/** A refusal is an answer: asking again gets the same. A lost connection is worth a second try. */
const retry = (failures: number, error: unknown): boolean =>
  !(error instanceof Refusal) && failures < 1

/** The one cache of server state. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // Whichever request hears first that the session is over, the session itself is asked, and the shell reacts.
    onError(error, { queryKey }) {
      if (endsSession(error) && queryKey[0] !== sessionGet.name) void stale(sessionGet)
    },
  }),
  defaultOptions: { queries: { retry, retryDelay: 1000, staleTime: 5_000 } },
})

/** Key and fetch in one object, so that page, seed and invalidation cannot disagree. */
export const query = <O extends Operation>(operation: O, input: Input<O>) =>
  queryOptions<ResultOf<O>>({
    queryKey: [operation.name, input],
    queryFn: () => call(operation, input),
  })

/** Marks everything cached for these operations as out of date, whatever the parameters. */
export const stale = (...operations: Operation[]) =>
  Promise.all(
    operations.map((operation) => queryClient.invalidateQueries({ queryKey: [operation.name] })),
  )
