import { useQuery } from '@tanstack/react-query'
import { eventsQuery } from '../../queries/events.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { advice, happened } from './event-words.ts'
import { EventMark } from './EventMark.tsx'
import { recentRefusal } from './recent-refusal.ts'

type Props = { account: string; tunnel: string }

/** Whom the tunnel turned away just now and why: to who waits for a connector, the most useful line there is. */
export function LastRefusal({ account, tunnel }: Props) {
  const { data, dataUpdatedAt } = useQuery(eventsQuery(account, tunnel, true))
  const refusal = recentRefusal(data?.events ?? [], dataUpdatedAt)
  return (
    <div role="status" className="flex items-start gap-2 empty:hidden">
      {refusal === undefined ? null : (
        <>
          <EventMark kind={refusal.kind} />
          <div className="wrap-anywhere">
            <p className="font-bold">{happened(refusal)}</p>
            <p>
              {advice(refusal)}{' '}
              <span className="text-dim">
                Last <TimeAgo at={refusal.last_at} />.
              </span>
            </p>
          </div>
        </>
      )}
    </div>
  )
}
