/** Queries that are asked again and again while somebody looks, and shared among the tabs. */
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { call, type Input, type ResultOf } from '../api/call.ts'
import { query, queryClient, tabs } from './client.ts'
import type { How } from './tabs.ts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** How long to wait before asking again, in milliseconds. Without it a query is neither polled nor shared. */
      pace?: () => number
      /** The same while the page is out of sight; without it nothing is asked then. */
      paceHidden?: () => number
      /** What to keep of an answer that another tab heard, where it is not the whole. */
      take?: (heard: unknown) => unknown
    }
  }
}

type Live<T> = How<T> & {
  queryKey: QueryKey
  /** The signal ends when nobody waits for an answer any more. */
  ask: (signal: AbortSignal) => Promise<T>
  /** In milliseconds. */
  pace: () => number
  paceHidden?: (() => number) | undefined
  take?: (heard: unknown) => T
}

/** Options of a query that is polled and shared. */
export const live = <T>({ queryKey, ask, pace, paceHidden, take, ...how }: Live<T>) =>
  queryOptions<T>({
    queryKey,
    queryFn: () => tabs.shared(queryKey, ask, how).catch((error: unknown) => put(error, queryKey)),
    meta: {
      pace,
      ...(paceHidden !== undefined && { paceHidden }),
      ...(take !== undefined && { take }),
    },
  })

/**
 * Who is asked to wait has heard nothing wrong about what is shown: it stays as it is, and the page says when it goes
 * on. Where nothing is shown yet, there is an error to show.
 */
async function put(error: unknown, queryKey: QueryKey): Promise<never> {
  const isAskedToWait = error instanceof Refusal && error.status === 429
  if (isAskedToWait && queryClient.getQueryData(queryKey) !== undefined)
    await queryClient.cancelQueries({ queryKey, exact: true })
  throw error
}

/** The same for an operation as it is. `pace` is told what was last heard; `paceHidden` as in the meta above. */
export const polled = <O extends Operation>(
  operation: O,
  input: Input<O>,
  pace: (known: ResultOf<O> | undefined) => number,
  paceHidden?: () => number,
) => {
  const { queryKey } = query(operation, input)
  return live<ResultOf<O>>({
    queryKey,
    ask: (signal) => call(operation, input, signal),
    pace: () => pace(queryClient.getQueryData(queryKey)),
    paceHidden,
  })
}
