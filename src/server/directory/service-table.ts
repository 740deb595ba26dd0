/** VPC Services as they are kept: what was sent, whole, and beside it what is looked up by. */
import * as z from 'zod/mini'
import type { ServiceConfig } from '#contract/service-config.ts'
import { tunnelOf, VpcService } from '#contract/service.ts'
import type { Store } from './store.ts'

const Row = z.object({
  id: z.string(),
  config: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
})

/** As the API answers it: what was absent when it was sent stays absent. */
const toAnswer = (row: unknown): VpcService => {
  const { id, config, created_at, updated_at } = Row.parse(row)
  const sent: unknown = JSON.parse(config)
  return VpcService.parse({ ...Object(sent), service_id: id, created_at, updated_at })
}

const toAnswerIfAny = (row: unknown): VpcService | undefined =>
  row === undefined ? undefined : toAnswer(row)

const Name = z.object({ name: z.string() })
const namesIn = (rows: unknown[]): string[] => rows.map((row) => Name.parse(row).name)

const COLUMNS = 'id, config, created_at, updated_at'

/** The values of the columns that follow from the config, in the order of the statements below. */
const lookedUpBy = (config: ServiceConfig) =>
  [
    config.name,
    config.type,
    tunnelOf(config.host),
    config.tls_settings?.certificate_authority ?? null,
    config.tls_settings?.client_certificate ?? null,
    JSON.stringify(config),
  ] as const

export type ServiceTable = ReturnType<typeof serviceTable>

/** The statements over services. What they break, the database refuses by throwing: check beforehand. */
export function serviceTable({ db }: Store) {
  const all = db.prepare(`SELECT ${COLUMNS} FROM services ORDER BY rowid`)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM services WHERE id = ?`)
  const byName = db.prepare(`SELECT ${COLUMNS} FROM services WHERE name = ?`)
  const count = db.prepare('SELECT count(*) AS count FROM services')
  const onTunnel = db.prepare('SELECT name FROM services WHERE tunnel_id = ? ORDER BY name')
  const withCertificate = db.prepare(
    'SELECT name FROM services WHERE certificate_authority = ?1 OR client_certificate = ?1 ORDER BY name',
  )
  const insert = db.prepare(
    `INSERT INTO services (name, type, tunnel_id, certificate_authority, client_certificate, config, id, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const replace = db.prepare(
    `UPDATE services SET name = ?, type = ?, tunnel_id = ?, certificate_authority = ?, client_certificate = ?, config = ?, updated_at = ?
     WHERE id = ?`,
  )
  const remove = db.prepare('DELETE FROM services WHERE id = ?')
  return {
    all: (): VpcService[] => all.all().map(toAnswer),
    get: (id: string) => toAnswerIfAny(byId.get(id)),
    named: (name: string) => toAnswerIfAny(byName.get(name)),
    count: (): number => Number(count.get()?.['count']),
    /** The names of the services that reach their host through a tunnel. */
    namesOnTunnel: (tunnelId: string) => namesIn(onTunnel.all(tunnelId)),
    /** The names of the services that name a certificate, as either kind. */
    namesWithCertificate: (id: string) => namesIn(withCertificate.all(id)),
    insert: (id: string, config: ServiceConfig, at: string) =>
      insert.run(...lookedUpBy(config), id, at, at),
    replace: (id: string, config: ServiceConfig, at: string) =>
      replace.run(...lookedUpBy(config), at, id),
    remove: (id: string) => remove.run(id),
  }
}
