import { eventList } from '#contract/console-operations.ts'
import { EventPage } from '#contract/event.ts'
import { call } from '../api/call.ts'
import { query, queryClient } from './client.ts'
import { caughtUp, withNewest, withOlder } from './event-pages.ts'
import { live } from './polled.ts'
import { paces } from './session.ts'

const keyOf = (account: string, tunnel: string) => query(eventList, { account, tunnel }).queryKey

type Wanted = { account: string; tunnel: string; cursor?: string | undefined }

const pageOf = ({ cursor, ...where }: Wanted, signal?: AbortSignal): Promise<EventPage> =>
  call(eventList, { ...where, query: cursor === undefined ? {} : { cursor } }, signal)

/**
 * What happened to a tunnel, newest first, and all older that was asked for. A poll is one request, however much is
 * shown, unless more than a page is new.
 */
export const eventsQuery = (account: string, tunnel: string, waiting = false) => {
  const queryKey = keyOf(account, tunnel)
  const known = () => queryClient.getQueryData<EventPage>(queryKey)
  return live({
    queryKey,
    ask: (signal) => caughtUp(known, (cursor) => pageOf({ account, tunnel, cursor }, signal)),
    pace: () => (waiting ? paces().waiting : paces().quiet),
    paceHidden: waiting ? () => paces().quiet : undefined,
    // Another tab may show less of what is older.
    take: (heard) => withNewest(known(), EventPage.parse(heard)),
  })
}

/** Asks for the page that a cursor leads to, and adds it to what is shown. */
export async function showOlder(account: string, tunnel: string, cursor: string): Promise<void> {
  const older = await pageOf({ account, tunnel, cursor })
  queryClient.setQueryData<EventPage>(keyOf(account, tunnel), (known) =>
    known?.cursor === cursor ? withOlder(known, older) : known,
  )
}
