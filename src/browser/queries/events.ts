import { type Query, queryOptions } from '@tanstack/react-query'
import { eventList } from '#contract/console-operations.ts'
import type { EventPage } from '#contract/event.ts'
import { call } from '../api/call.ts'
import { queryClient } from './client.ts'
import { caughtUp, withOlder } from './event-pages.ts'
import { backOff, QUIET, WAITING } from './pace.ts'

const keyOf = (account: string, tunnel: string) => [eventList.name, { account, tunnel }]

const pageOf = (account: string, tunnel: string, cursor?: string): Promise<EventPage> =>
  call(eventList, { account, tunnel, query: cursor === undefined ? {} : { cursor } })

/**
 * What happened to a tunnel, newest first, and all older that was asked for. A poll is one request, however much is
 * shown, unless more than a page is new.
 */
export const eventsQuery = (account: string, tunnel: string, waiting = false) => {
  const queryKey = keyOf(account, tunnel)
  return queryOptions<EventPage>({
    queryKey,
    queryFn: () =>
      caughtUp(
        () => queryClient.getQueryData<EventPage>(queryKey),
        (cursor) => pageOf(account, tunnel, cursor),
      ),
    refetchInterval: ({ state }: Query<EventPage>) => backOff(waiting ? WAITING : QUIET, state),
  })
}

/** Asks for the page that a cursor leads to, and adds it to what is shown. */
export async function showOlder(account: string, tunnel: string, cursor: string): Promise<void> {
  const older = await pageOf(account, tunnel, cursor)
  queryClient.setQueryData<EventPage>(keyOf(account, tunnel), (known) =>
    known?.cursor === cursor ? withOlder(known, older) : known,
  )
}
