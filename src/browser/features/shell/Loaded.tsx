import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed } from './Failed.tsx'
import { knownOf } from './known.ts'
import { PageTitle } from './PageTitle.tsx'
import { Waiting } from './Waiting.tsx'

type Props<T> = {
  query: UseQueryResult<T>
  /** What it is, to follow "Loading" or "Could not load". */
  what: string
  /** Where it is the whole page: the page's heading while there is nothing to name it by. */
  title?: string
  children: (data: T) => ReactNode
}

/** A page of one thing: on its way, here, not there, not yours to see, or failed. */
export function Loaded<T>({ query, what, title, children }: Props<T>) {
  const known = knownOf<T>(query)
  if (known.is === 'here') return children(known.data)
  return (
    <>
      {title === undefined ? null : <PageTitle title={title} />}
      {known.is === 'unknown' ? (
        <Failed error={known.error} what={what} onRetry={() => void query.refetch()} />
      ) : (
        <Waiting label={`Loading ${what}`} />
      )}
    </>
  )
}
