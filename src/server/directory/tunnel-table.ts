/** Tunnels as they are kept. A deleted one stays, marked, because the API still answers it. */
import * as z from 'zod/mini'
import type { Store } from './store.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  config_src: z.string(),
  created_at: z.string(),
  deleted_at: z.nullable(z.string()),
  conns_active_at: z.nullable(z.string()),
  conns_inactive_at: z.nullable(z.string()),
})
export type TunnelRow = z.infer<typeof Row>

/** Since when a tunnel is up, and when it is no more since when it is down. */
type Since = Pick<TunnelRow, 'conns_active_at' | 'conns_inactive_at'>

const Id = z.pick(Row, { id: true })
const Secret = z.object({ secret: z.instanceof(Uint8Array) })

const COLUMNS = 'id, name, config_src, created_at, deleted_at, conns_active_at, conns_inactive_at'

export type TunnelTable = ReturnType<typeof tunnelTable>

/** The statements over tunnels. Moments are RFC 3339 in UTC with milliseconds, so that they sort as texts. */
export function tunnelTable({ db }: Store) {
  const all = db.prepare(`SELECT ${COLUMNS} FROM tunnels ORDER BY rowid`)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM tunnels WHERE id = ?`)
  const byName = db.prepare(`SELECT ${COLUMNS} FROM tunnels WHERE name = ? AND deleted_at IS NULL`)
  const secret = db.prepare('SELECT secret FROM tunnels WHERE id = ? AND deleted_at IS NULL')
  const insert = db.prepare(
    'INSERT INTO tunnels (id, name, config_src, secret, created_at, conns_inactive_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const rename = db.prepare('UPDATE tunnels SET name = ? WHERE id = ?')
  const setSecret = db.prepare('UPDATE tunnels SET secret = ? WHERE id = ?')
  const remove = db.prepare('UPDATE tunnels SET deleted_at = ? WHERE id = ?')
  const setSince = db.prepare(
    'UPDATE tunnels SET conns_active_at = ?, conns_inactive_at = ? WHERE id = ?',
  )
  const allInactive = db.prepare(
    'UPDATE tunnels SET conns_inactive_at = ? WHERE conns_inactive_at IS NULL RETURNING id',
  )
  /** By tunnel, what `save` is to write. */
  const unsaved = new Map<string, Since>()
  const toTunnel = (row: unknown): TunnelRow => {
    const tunnel = Row.parse(row)
    return { ...tunnel, ...unsaved.get(tunnel.id) }
  }
  const toFound = (row: unknown): TunnelRow | undefined =>
    row === undefined ? undefined : toTunnel(row)
  const get = (id: string): TunnelRow | undefined => toFound(byId.get(id))
  return {
    all: (): TunnelRow[] => all.all().map(toTunnel),
    /** Living or deleted. */
    get,
    living: (name: string): TunnelRow | undefined => toFound(byName.get(name)),
    /** The secret of a living tunnel. */
    secret: (id: string): Uint8Array | undefined =>
      z.optional(Secret).parse(secret.get(id))?.secret,
    /** A new tunnel has been without connections since it was made. */
    insert: (id: string, name: string, configSrc: string, bytes: Uint8Array, at: string) =>
      insert.run(id, name, configSrc, bytes, at, at),
    rename: (id: string, name: string) => rename.run(name, id),
    setSecret: (id: string, bytes: Uint8Array) => setSecret.run(bytes, id),
    remove: (id: string, at: string) => remove.run(at, id),
    /** Read from now on, and written with the next `save`; so is the end of it. */
    becameActive: (id: string, at: string) =>
      unsaved.set(id, { conns_active_at: at, conns_inactive_at: null }),
    becameInactive: (id: string, at: string) =>
      unsaved.set(id, {
        conns_active_at: get(id)?.conns_active_at ?? null,
        conns_inactive_at: at,
      }),
    /** Writes since when tunnels are up or down. Each change would wait for the disk by itself. */
    save(): void {
      for (const [id, { conns_active_at, conns_inactive_at }] of unsaved)
        setSince.run(conns_active_at, conns_inactive_at, id)
    },
    /** To be called when what `save` wrote is safe on disk. */
    saved: () => unsaved.clear(),
    /** For the start: what a process that was killed left marked as connected. The ids of these tunnels. */
    allInactive: (at: string): string[] => allInactive.all(at).map((row) => Id.parse(row).id),
  }
}
