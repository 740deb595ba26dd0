/** The events seen so far, pieced together from pages. Pure. */
import type { EventPage, TunnelEvent } from '#contract/event.ts'

/**
 * The newest events, followed by what was known to be older. Where the two do not touch, the older ones are let go:
 * better none than a gap that nobody sees.
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

/** Whether no event is missing between what is known and a newer page. */
const touches = (known: EventPage, newer: EventPage): boolean =>
  known.events.some(({ id }) => id === newer.events.at(-1)?.id)

/**
 * What is known with all that is new, which may be more than a page. `ask` answers the page that a cursor leads to, the
 * newest without one. `seen` answers what is known, which may become more while something is asked.
 */
export async function caughtUp(
  seen: () => EventPage | undefined,
  ask: (cursor?: string) => Promise<EventPage>,
): Promise<EventPage> {
  let newest = await ask()
  for (;;) {
    const known = seen()
    if (known === undefined || known.events.length === 0) return newest
    if (newest.cursor === null || touches(known, newest)) return withNewest(known, newest)
    newest = withOlder(newest, await ask(newest.cursor))
  }
}
