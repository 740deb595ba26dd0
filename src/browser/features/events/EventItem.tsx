import type { TunnelEvent } from '#contract/event.ts'
import { Moment } from '../../ui/Moment.tsx'
import { exactly } from '../../ui/time.ts'
import { type EventLine, partsUnder } from './event-groups.ts'
import { advice, happened, partHappened } from './event-words.ts'
import { EventMark } from './EventMark.tsx'

/** One event: when, what, how often, what to do; and, folded away, those that are part of it. */
export function EventItem({ line }: { line: EventLine }) {
  const { event, folded } = line
  const todo = advice(event)
  const parts = partsUnder(line)
  return (
    <li className="grid gap-x-4 border-t border-line py-2 md:grid-cols-[7rem_1fr]">
      <div className="text-dim">
        <Moment at={event.at} />
      </div>
      <div className="flex min-w-0 items-start gap-2">
        <EventMark kind={event.kind} />
        <div className="max-w-prose min-w-0 wrap-anywhere">
          <p>
            {happened(event, { parts: folded })} <HowOften {...event} />
          </p>
          {todo === undefined ? null : <p className="text-dim">{todo}</p>}
          {parts.length === 0 ? null : <Folded at={event.at} events={parts} />}
        </div>
      </div>
    </li>
  )
}

const HowOften = ({ count, last_at }: TunnelEvent) =>
  count === 1 ? null : (
    <>
      {count} times, last <Moment at={last_at} />.
    </>
  )

/** What the keyboard stops at in a line, so it has the line's exact time too. */
function Folded({ at, events }: { at: string; events: TunnelEvent[] }) {
  const exact = exactly(Date.parse(at))
  return (
    <details className="text-dim">
      <summary className="w-fit rounded-sm" data-tip={exact} aria-description={exact}>
        {events.length} {events.length === 1 ? 'connection' : 'connections'}
      </summary>
      <ul className="list-disc pl-5">
        {events.map((event) => (
          <li key={event.id}>
            <Moment at={event.at} /> {partHappened(event)}
          </li>
        ))}
      </ul>
    </details>
  )
}
