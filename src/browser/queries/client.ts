import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { sessionGet } from '#contract/session-operations.ts'
import { call, type Input, type ResultOf } from '../api/call.ts'

/** Cloudflare's vocabulary answers 400 to whom it does not know, and 401 to a token that is no longer good. */
const endsSession = (error: unknown): boolean =>
  error instanceof Refusal && (error.status === 401 || error.is('noCredentials'))

/** Whichever request hears first that the session is over, the session itself is asked, and the shell reacts. */
export const onError = (error: unknown): void => {
  if (endsSession(error)) void stale(sessionGet)
}

/** A refusal is an answer: asking again gets the same. A lost connection is worth a second try. */
const retry = (failures: number, error: unknown): boolean =>
  !(error instanceof Refusal) && failures < 1

/** The one cache of server state. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== sessionGet.name) onError(error)
    },
  }),
  mutationCache: new MutationCache({ onError }),
  // `always`: a console on this machine answers also when the machine has no network.
  defaultOptions: {
    queries: { retry, retryDelay: 1000, staleTime: 5_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
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
