import type { TunnelEvent } from '#contract/event.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import type { EventLine } from './event-groups.ts'
import { advice, happened } from './event-words.ts'
import { EventMark } from './EventMark.tsx'

/** One event: when, what, how often, what to do; and, folded away, those that are part of it. */
export function EventItem({ event, folded }: EventLine) {
  const todo = advice(event)
  return (
    <li className="grid gap-x-4 border-t border-line py-2 md:grid-cols-[7rem_1fr]">
      <div className="text-dim">
        <TimeAgo at={event.at} />
      </div>
      <div className="flex min-w-0 items-start gap-2">
        <EventMark kind={event.kind} />
        <div className="max-w-prose min-w-0 wrap-anywhere">
          <p>
            {happened(event)} <HowOften {...event} />
          </p>
          {todo === undefined ? null : <p className="text-dim">{todo}</p>}
          {folded.length === 0 ? null : <Folded events={folded} />}
        </div>
      </div>
    </li>
  )
}

const HowOften = ({ count, last_at }: TunnelEvent) =>
  count === 1 ? null : (
    <>
      {count} times, last <TimeAgo at={last_at} />.
    </>
  )

const Folded = ({ events }: { events: TunnelEvent[] }) => (
  <details className="text-dim">
    <summary className="w-fit rounded-sm">
      {events.length} {events.length === 1 ? 'connection' : 'connections'}
    </summary>
    <ul className="list-disc pl-5">
      {events.map((event) => (
        <li key={event.id}>
          {happened(event)} <TimeAgo at={event.at} />
        </li>
      ))}
    </ul>
  </details>
)
