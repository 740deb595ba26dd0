/** Which events read as one: those of a connector's connections as it joins and as it leaves, and the two of one that replaces another. Pure. */
import type { TunnelEvent } from '#contract/event.ts'

/** An event to show, and those that are told with it, oldest first: as they are read. */
export type EventLine = { event: TunnelEvent; folded: TunnelEvent[] }

/** How far from its connector's a connection's event may be to belong to it, in milliseconds. */
const BURST = 60_000

/** What is folded into what. A joining connector's connections come after it, a leaving one's before. */
const OPENING = { lead: 'connector_joined', part: 'connection_registered' }
const CLOSING = { lead: 'connector_left', part: 'connection_lost' }

type Burst = typeof OPENING

const near = (one: TunnelEvent, other: TunnelEvent): boolean =>
  Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= BURST

/**
 * To each part the nearest lead of its connector that goes before it in `events`, but for parts that something else of
 * the same connector stands in between: a connection that came back is news.
 */
function leadsOf(events: readonly TunnelEvent[], { lead, part }: Burst) {
  const leads = new Map<TunnelEvent, TunnelEvent>()
  const open = new Map<string, TunnelEvent>()
  for (const event of events) {
    const of = event.connector?.id
    if (of === undefined) continue
    const leader = open.get(of)
    if (event.kind === lead) open.set(of, event)
    else if (event.kind !== part || leader === undefined || !near(event, leader)) open.delete(of)
    else leads.set(event, leader)
  }
  return leads
}

/**
 * To each connection that took the place of another the loss of that one, which says so: a lead as above. A connection
 * and the one it replaces have the same index.
 */
function replacedOf(oldestFirst: readonly TunnelEvent[]) {
  const leads = new Map<TunnelEvent, TunnelEvent>()
  const last = new Map<string, TunnelEvent>()
  for (const event of oldestFirst) {
    const seat = `${event.connector?.id} ${event.connection?.index}`
    if (event.kind === OPENING.part) last.set(seat, event)
    const newer = last.get(seat)
    if (!isReplaced(event) || newer === undefined || !near(newer, event)) continue
    if (newer.connection?.id !== event.connection?.id) leads.set(newer, event)
    last.delete(seat)
  }
  return leads
}

const isReplaced = ({ kind, cause }: TunnelEvent): boolean =>
  kind === CLOSING.part && cause === 'replaced'

/** What is folded under a line: what one line says whole needs nothing under it. */
export const partsUnder = ({ event, folded }: EventLine): TunnelEvent[] =>
  isReplaced(event) ? [] : folded

/** Events as lines, in their order; both newest first. None is lost: each is a line, or folded into one. */
export function linesOf(events: readonly TunnelEvent[]): EventLine[] {
  const replaced = replacedOf(events.toReversed())
  const others = events.filter((event) => !replaced.has(event) && !isReplaced(event))
  const leads = new Map([
    ...replaced,
    ...leadsOf(others.toReversed(), OPENING),
    ...leadsOf(others, CLOSING),
  ])
  const lines = new Map<TunnelEvent, EventLine>()
  for (const event of events) if (!leads.has(event)) lines.set(event, { event, folded: [] })
  for (const event of events) {
    const lead = leads.get(event)
    if (lead !== undefined) lines.get(lead)?.folded.unshift(event)
  }
  return [...lines.values()]
}
