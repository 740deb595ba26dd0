/** Events as they are kept: a bounded number for each tunnel. */
import * as z from 'zod/mini'
import { TunnelEvent, type EventKind } from '#contract/event.ts'
import type { Store } from './store.ts'

/** How many events of a tunnel are kept, the newest. */
export const EVENTS_PER_TUNNEL = 1000

/**
 * How many of them may be refusals, the newest. A connector that starts over and over has another id each time, so its
 * refusals are no repetition of one; this keeps them from pushing everything else out.
 */
export const REFUSALS_PER_TUNNEL = 200

/** What an event tells beside when it was. */
type Details = Pick<
  TunnelEvent,
  'actor' | 'connector' | 'connection' | 'cause' | 'service' | 'value'
>

/** An event about to be written. Nothing in it may be secret. */
export interface NewEvent extends Partial<Details> {
  tunnelId: string
  kind: EventKind
}

function detailsOf(event: NewEvent): string {
  const { actor = null, connector = null, connection = null } = event
  const { cause = null, service = null, value = null } = event
  const details: Details = { actor, connector, connection, cause, service, value }
  return JSON.stringify(details)
}

const Row = z.object({ id: z.number(), details: z.string() })

const toAnswer = (row: unknown): TunnelEvent => {
  const { id, details } = Row.parse(row)
  const told: unknown = JSON.parse(details)
  return TunnelEvent.parse({ ...Object(row), ...Object(told), id: String(id) })
}

/** The statements over events. */
export function eventTable({ db }: Store) {
  const insert = db.prepare(
    'INSERT INTO events (tunnel_id, kind, at, last_at, count, details) VALUES (?1, ?2, ?3, ?3, 1, ?4)',
  )
  // A repetition is one of the refusals since anything else happened to the tunnel: what a person
  // reads stays in order, also when several connectors are refused in turns.
  const repeat = db.prepare(
    `UPDATE events SET count = count + 1, last_at = ?2 WHERE id = (
       SELECT id FROM events
       WHERE tunnel_id = ?1 AND kind = 'registration_refused'
         AND details ->> '$.connector.id' = ?3 AND details ->> '$.cause' = ?4
         AND id > coalesce(
           (SELECT id FROM events WHERE tunnel_id = ?1 AND kind <> 'registration_refused' ORDER BY id DESC LIMIT 1), 0)
     )`,
  )
  const page = db.prepare(
    `SELECT id, kind, at, last_at, count, details FROM events
     WHERE tunnel_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  )
  const trim = db.prepare(
    `DELETE FROM events WHERE tunnel_id = ?1 AND id <= (
       SELECT id FROM events WHERE tunnel_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)`,
  )
  const trimRefusals = db.prepare(
    `DELETE FROM events WHERE tunnel_id = ?1 AND kind = 'registration_refused' AND id <= (
       SELECT id FROM events WHERE tunnel_id = ?1 AND kind = 'registration_refused' ORDER BY id DESC LIMIT 1 OFFSET ?2)`,
  )
  const isRepeated = ({ tunnelId, kind, connector, cause }: NewEvent, at: string): boolean =>
    kind === 'registration_refused' &&
    repeat.run(tunnelId, at, connector?.id ?? null, cause ?? null).changes > 0
  return {
    /** Adds an event, or counts up the refusal that it repeats. There are never too many refusals. */
    add(event: NewEvent, at: string): void {
      if (isRepeated(event, at)) return
      insert.run(event.tunnelId, event.kind, at, detailsOf(event))
      if (event.kind === 'registration_refused')
        trimRefusals.run(event.tunnelId, REFUSALS_PER_TUNNEL)
    },
    /** Newest first, from before an id. */
    page: (tunnelId: string, before: number, limit: number): TunnelEvent[] =>
      page.all(tunnelId, before, limit).map(toAnswer),
    /** Forgets the events that a tunnel has too many of. */
    trim: (tunnelId: string) => trim.run(tunnelId, EVENTS_PER_TUNNEL),
  }
}
