/** Certificates as they are kept. Private keys go in and never come out. */
import * as z from 'zod/mini'
import type { Certificate } from '#contract/certificate.ts'
import type { Store } from './store.ts'

const Row = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  ca: z.number(),
  certificates: z.string(),
  issuer: z.string(),
  serial_number: z.string(),
  signature: z.string(),
  expires_on: z.string(),
  uploaded_on: z.string(),
})

/** All that is uploaded here is `custom`; the other types are made by Cloudflare itself. */
const toAnswer = (row: unknown): Certificate => {
  const { ca, ...rest } = Row.parse(row)
  return { ...rest, ca: ca === 1, type: 'custom' }
}

const COLUMNS =
  'id, name, ca, certificates, issuer, serial_number, signature, expires_on, uploaded_on'

export type CertificateTable = ReturnType<typeof certificateTable>

/** The statements over certificates. */
export function certificateTable({ db }: Store) {
  const all = db.prepare(`SELECT ${COLUMNS} FROM certificates ORDER BY rowid`)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM certificates WHERE id = ?`)
  const insert = db.prepare(
    `INSERT INTO certificates (${COLUMNS}, private_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const remove = db.prepare('DELETE FROM certificates WHERE id = ?')
  return {
    all: (): Certificate[] => all.all().map(toAnswer),
    get(id: string): Certificate | undefined {
      const row = byId.get(id)
      return row && toAnswer(row)
    },
    insert: (it: Certificate, privateKey: string | null) =>
      insert.run(
        it.id,
        it.name ?? null,
        it.ca ? 1 : 0,
        it.certificates,
        it.issuer,
        it.serial_number,
        it.signature,
        it.expires_on,
        it.uploaded_on,
        privateKey,
      ),
    remove: (id: string) => remove.run(id),
  }
}
