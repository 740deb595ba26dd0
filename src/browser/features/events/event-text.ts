/** Events as plain text, for a ticket or a chat. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import { advice, happened } from './event-words.ts'

/** A moment to the second, in UTC, as it is everywhere: `2026-03-01 12:00:00 UTC`. RFC 3339 in. */
const utc = (at: string): string =>
  `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`

/** One event in one line, with its exact time; of one that happened often, the first and the last. */
function eventText(event: TunnelEvent): string {
  const { at, last_at: last, count } = event
  const often = count > 1 ? `${count} times, last ${utc(last)}.` : undefined
  return [`${utc(at)}  ${happened(event)}`, often, advice(event)].filter(Boolean).join(' ')
}

/** Events as lines of text, in the order given. */
export const eventsText = (events: readonly TunnelEvent[]): string =>
  events.map(eventText).join('\n')
