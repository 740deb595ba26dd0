import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refusal } from '#contract/refusal.ts'
import { ListSkeleton } from '../../ui/Skeleton.tsx'
import { Failed } from './Failed.tsx'
import { PageTitle } from './PageTitle.tsx'

type Props<T> = {
  query: UseQueryResult<T>
  /** What it is, to follow "Loading" or "Could not load". */
  what: string
  /** Where it is the whole page: the page's heading while there is nothing to name it by. */
  title?: string
  children: (data: T) => ReactNode
}

/** What was here and is gone, or no longer ours to see: then what was last heard is not shown any more. */
const isLost = (error: Error | null): boolean =>
  error instanceof Refusal && (error.status === 404 || error.status === 403)

/** A page of one thing: on its way, here, not there, not yours to see, or failed. */
export function Loaded<T>({ query, what, title, children }: Props<T>) {
  const { data, error } = query
  const failed = error !== null && (data === undefined || isLost(error))
  if (data !== undefined && !failed) return children(data)
  return (
    <>
      {title === undefined ? null : <PageTitle title={title} />}
      {failed ? (
        <Failed error={error} what={what} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton label={`Loading ${what}`} />
      )}
    </>
  )
}
