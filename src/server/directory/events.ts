/**
 * The journal of what happens to tunnels. What a person changes is written with the change itself. What connectors do
 * comes in bursts, each event of which would wait for the disk: it is gathered for a moment and written at once.
 */
import type { EventPage, TunnelEvent } from '#contract/event.ts'
import type { Log } from '../log.ts'
import { eventTable, type NewEvent } from './event-table.ts'
import type { Store } from './store.ts'
import type { TunnelTable } from './tunnel-table.ts'

/**
 * Milliseconds an event of a connector may wait to be written, and with it since when its tunnel is up or down. A
 * process that is killed loses both.
 */
const GATHER = 50

/** Takes an event for the journal. */
export type RecordEvent = (event: NewEvent) => void

export interface Journal {
  /** Takes an event that no change belongs to. Never throws. */
  record: RecordEvent
  /**
   * Runs a change in a transaction and writes the events it records in the same. `actor` is the name of who changes it,
   * null for the edge itself.
   */
  change<T>(actor: string | null, run: (record: RecordEvent) => T): T
  /** A page of a tunnel's events as the contract has it. */
  page(tunnelId: string, asked: { limit: number; cursor?: string | undefined }): EventPage
  /** Writes what was gathered. To be called before the store is closed. Never throws. */
  flush(): void
}

/** What a journal works with; `now` is the moment, RFC 3339. */
interface JournalDeps {
  store: Store
  tunnels: TunnelTable
  now: () => string
  log: Log
}

/** Starts with nothing gathered. */
export function createJournal(given: JournalDeps): Journal {
  const { store, tunnels, now, log } = given
  const table = eventTable(store)
  let gathered: { event: NewEvent; at: string }[] = []
  let timer: NodeJS.Timeout | undefined

  function write(all: typeof gathered): void {
    for (const { event, at } of all) table.add(event, at)
    for (const tunnelId of new Set(all.map(({ event }) => event.tunnelId))) table.trim(tunnelId)
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length === 0) return
    const all = gathered
    gathered = []
    try {
      store.transaction(() => {
        write(all)
        tunnels.save()
      })
      tunnels.saved()
    } catch (error) {
      log(`What connectors did was not recorded (events: ${all.length}): ${String(error)}`)
    }
  }

  return {
    flush,
    record(event) {
      gathered.push({ event, at: now() })
      timer ??= setTimeout(flush, GATHER).unref()
    },
    change(actor, run) {
      // What happened before the change has to stand before it.
      flush()
      return store.transaction(() => {
        const told: typeof gathered = []
        const result = run((event) => told.push({ event: { ...event, actor }, at: now() }))
        write(told)
        return result
      })
    },
    page(tunnelId, { limit, cursor = String(Number.MAX_SAFE_INTEGER) }) {
      flush()
      const events: TunnelEvent[] = []
      for (const event of table.before(tunnelId, Number(cursor))) {
        const last = events.at(-1)
        if (events.length >= limit && last !== undefined && !goesOn(last, event))
          return { events, cursor: last.id }
        events.push(event)
      }
      return { events, cursor: null }
    },
  }
}

const isOfConnector = ({ kind }: TunnelEvent): boolean => /^connect(or|ion)_/.test(kind)

/** Whether an older event is of what the newer one ended: one connector that comes or goes, connection by connection. */
const goesOn = (newer: TunnelEvent, older: TunnelEvent): boolean =>
  newer.kind !== 'connector_joined' &&
  isOfConnector(newer) &&
  isOfConnector(older) &&
  newer.connector?.id === older.connector?.id
