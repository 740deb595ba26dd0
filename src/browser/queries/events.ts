import { type Query, queryOptions } from '@tanstack/react-query'
import { eventList } from '#contract/console-operations.ts'
import type { EventPage } from '#contract/event.ts'
import { call } from '../api/call.ts'
import { queryClient } from './client.ts'
import { withNewest, withOlder } from './event-pages.ts'
import { backOff, QUIET, WAITING } from './pace.ts'

/** How many are asked for at a time: what one reads before one looks for something. */
const limit = '20'

const keyOf = (account: string, tunnel: string) => [eventList.name, { account, tunnel }]

/**
 * What happened to a tunnel, newest first, and all older that was asked for. A poll is one request, however much is
 * shown: only the newest can be new.
 */
export const eventsQuery = (account: string, tunnel: string, waiting = false) => {
  const queryKey = keyOf(account, tunnel)
  return queryOptions<EventPage>({
    queryKey,
    queryFn: async () => {
      const newest = await call(eventList, { account, tunnel, query: { limit } })
      return withNewest(queryClient.getQueryData<EventPage>(queryKey), newest)
    },
    refetchInterval: ({ state }: Query<EventPage>) => backOff(waiting ? WAITING : QUIET, state),
  })
}

/** Asks for the page that a cursor leads to, and adds it to what is shown. */
export async function showOlder(account: string, tunnel: string, cursor: string): Promise<void> {
  const older = await call(eventList, { account, tunnel, query: { limit, cursor } })
  queryClient.setQueryData<EventPage>(keyOf(account, tunnel), (known) =>
    known?.cursor === cursor ? withOlder(known, older) : known,
  )
}
