import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { sessionGet } from '#contract/session-operations.ts'
import { call, type Input, type ResultOf } from '../api/call.ts'
import { pressureNow } from './pressure.ts'
import { tabsOf } from './tabs.ts'

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

/** Nothing is asked again by itself while the API asks to wait. */
const mayAsk = (): boolean => pressureNow().kind !== 'wait'

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
    queries: {
      retry,
      retryDelay: 1000,
      staleTime: 5_000,
      networkMode: 'always',
      refetchOnMount: mayAsk,
      refetchOnWindowFocus: mayAsk,
    },
    mutations: { networkMode: 'always' },
  },
})

/** The other tabs of this browser that are signed in alike. */
export const tabs = tabsOf(queryClient)

/** Key and fetch in one object, so that page, seed and invalidation cannot disagree. */
export const query = <O extends Operation>(operation: O, input: Input<O>) =>
  queryOptions<ResultOf<O>>({
    queryKey: [operation.name, input],
    queryFn: () => call(operation, input),
  })

/** Marks everything cached for these operations as out of date, whatever the parameters, in all tabs. */
export function stale(...operations: Operation[]) {
  const names = operations.map(({ name }) => name)
  tabs.changed(names)
  return Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
}
