import { QueryClient, queryOptions } from '@tanstack/react-query'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { sessionGet } from '#contract/session-operations.ts'
import { call, type Input, type ResultOf } from '../api/call.ts'
import { onSessionEnd } from '../api/understood.ts'
import { Dropped } from '../api/underway.ts'
import { viewAsked } from '../api/view-gate.ts'
import { pressureNow } from './pressure.ts'
import { tabsOf } from './tabs.ts'

/** A refusal is an answer: asking again gets the same. A lost connection is worth a second try. */
const retry = (failures: number, error: unknown): boolean =>
  !(error instanceof Refusal || error instanceof Dropped) && failures < 1

/** Nothing is asked again by itself while the API asks to wait. */
const mayAsk = (): boolean => pressureNow().kind !== 'wait'

/** The one cache of server state. */
export const queryClient = new QueryClient({
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

/** What is answered to one view is not shown in another: those who view as a role have keys of their own. */
const viewKey = ({ rule }: Operation): string[] => {
  const asked = rule === null ? null : viewAsked()
  return asked === null ? [] : [asked]
}

/** Key and fetch in one object, so that page, seed and invalidation cannot disagree. */
export const query = <O extends Operation>(operation: O, input: Input<O>) =>
  queryOptions<ResultOf<O>>({
    queryKey: [operation.name, input, ...viewKey(operation)],
    queryFn: () => call(operation, input),
  })

/** Marks everything cached for these operations as out of date, whatever the parameters, in all tabs. */
export function stale(...operations: Operation[]) {
  const names = operations.map(({ name }) => name)
  tabs.changed(names)
  return Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
}

// Whichever request finds that the session is over, the session itself is asked, and the shell reacts.
onSessionEnd(() => void stale(sessionGet))
