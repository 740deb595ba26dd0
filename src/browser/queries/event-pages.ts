/** The events seen so far, pieced together from pages. Pure. */
import type { EventPage, TunnelEvent } from '#contract/event.ts'

/**
 * The newest page, followed by what was known to be older. Where the two do not touch, as after hours of silence, the
 * older ones are let go: better none than a gap that nobody sees.
 */
export function withNewest(known: EventPage | undefined, newest: EventPage): EventPage {
  const oldest = newest.events.at(-1)
  if (known === undefined || oldest === undefined || newest.cursor === null) return newest
  const at = known.events.findIndex(({ id }) => id === oldest.id)
  if (at === -1) return newest
  return { events: [...newest.events, ...known.events.slice(at + 1)], cursor: known.cursor }
}

/** What was known, followed by the page that its cursor led to. What is there already is not there twice. */
export function withOlder(known: EventPage, older: EventPage): EventPage {
  const there = new Set(known.events.map(({ id }) => id))
  const more = older.events.filter(({ id }: TunnelEvent) => !there.has(id))
  return { events: [...known.events, ...more], cursor: older.cursor }
}
