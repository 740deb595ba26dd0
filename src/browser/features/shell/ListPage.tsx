import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { SettledStatus } from '../../ui/SettledStatus.tsx'
import { Failed } from './Failed.tsx'
import { HowFresh } from './HowFresh.tsx'
import { PageTitle } from './PageTitle.tsx'
import { Waiting } from './Waiting.tsx'

type Props = {
  title: string
  /** What the list holds, as in "Showing 3 of 12 tunnels". */
  what: string
  query: UseQueryResult<unknown[]>
  /** How many rows fit the filters. */
  shown: number
  filtered: boolean
  onClear: () => void
  create: ReactNode
  /** What would be here, when nothing is yet. */
  empty: string
  filters: ReactNode
  /** What stands beside the heading. */
  meter?: ReactNode
  /** What stands above the list, whatever it holds. */
  above?: ReactNode
  /** What is said above the list, where a part of it is not known. */
  missing?: ReactNode
  /** The list itself. */
  children: ReactNode
}

/** The frame of a list: heading, filters, how fresh it is; and loading, empty, filtered to nothing and failed apart. */
export function ListPage(props: Props) {
  const { title, what, query, shown, filtered, onClear, create, filters, meter } = props
  const total = query.data?.length ?? 0
  return (
    <>
      <PageTitle title={title}>
        {meter}
        <div className="ml-auto">{create}</div>
      </PageTitle>
      <div className="mt-4 mb-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {filters}
        {filtered ? (
          <Button look="quiet" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
        <SettledStatus
          text={total === 0 ? '' : `Showing ${shown} of ${total} ${what}`}
          className="text-small text-dim"
        />
        {query.data === undefined ? null : (
          <div className="ml-auto">
            <HowFresh query={query} />
          </div>
        )}
      </div>
      {props.above}
      <ListBody {...props} total={total} />
    </>
  )
}

function ListBody(props: Props & { total: number }) {
  const { what, query, shown, total, empty, children } = props
  if (query.data === undefined && query.error !== null)
    return <Failed error={query.error} what={what} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Waiting label={`Loading ${what}`} />
  if (total === 0) return <Message title={`No ${what} yet`}>{empty}</Message>
  if (shown === 0)
    return (
      <Message title={`No ${what} fit these filters`}>
        None of the {total} {what} fits what is searched for. Clear the filters to see all.
      </Message>
    )
  return (
    <>
      {props.missing}
      {children}
    </>
  )
}
