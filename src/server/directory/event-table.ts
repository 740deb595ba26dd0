/** Events as they are kept: a bounded number of each sort for each tunnel. */
import * as z from 'zod/mini'
import { TunnelEvent, type EventKind } from '#contract/event.ts'
import type { Store } from './store.ts'

/**
 * How many events of a tunnel are kept, the newest of each sort: refusals, what else connectors and the edge do, and
 * what people change. However often a connector comes and goes, it pushes out no more than its own sort.
 */
export const KEPT = { refusal: 200, coming: 700, change: 500 } as const

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
  const older = db.prepare(
    `SELECT id, kind, at, last_at, count, details FROM events
     WHERE tunnel_id = ? AND id < ? ORDER BY id DESC`,
  )
  const trim = db.prepare(
    `DELETE FROM events WHERE tunnel_id = ?1 AND sort = ?2 AND id <= (
       SELECT id FROM events WHERE tunnel_id = ?1 AND sort = ?2 ORDER BY id DESC LIMIT 1 OFFSET ?3)`,
  )
  const isRepeated = ({ tunnelId, kind, connector, cause }: NewEvent, at: string): boolean =>
    kind === 'registration_refused' &&
    repeat.run(tunnelId, at, connector?.id ?? null, cause ?? null).changes > 0
  return {
    /** Adds an event, or counts up the refusal that it repeats. There are never too many refusals. */
    add(event: NewEvent, at: string): void {
      if (isRepeated(event, at)) return
      insert.run(event.tunnelId, event.kind, at, detailsOf(event))
      if (event.kind === 'registration_refused') trim.run(event.tunnelId, 'refusal', KEPT.refusal)
    },
    /** Newest first, from before an id; each is read when it is asked for. */
    *before(tunnelId: string, id: number): Generator<TunnelEvent> {
      for (const row of older.iterate(tunnelId, id)) yield toAnswer(row)
    },
    /** Forgets the events that a tunnel has too many of. */
    trim(tunnelId: string): void {
      for (const [sort, most] of Object.entries(KEPT)) trim.run(tunnelId, sort, most)
    },
  }
}
