/** The SQLite database: opened, brought up to date, and safe against a process that is killed. */
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DataFolderError } from '../data-folder.ts'
import { MIGRATIONS } from './migrations.ts'
import { checkFindings, usingDatabase } from './trouble.ts'

export interface Store {
  readonly db: DatabaseSync
  /** Runs a function whose writes all happen or, when it throws, none. */
  transaction<T>(run: () => T): T
  close(): void
}

/** A path that names no file. */
export const IN_MEMORY = ':memory:'

/**
 * What every commit survives: WAL with FULL is on disk before it is acknowledged. The lock keeps a second process out
 * of the folder, whose connectors this one would not know; it goes with the process, however that ends.
 */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`

/** Opens the database of a path (IN_MEMORY for none on disk), or throws a DataFolderError that says why not. */
export function openStore(path: string): Store {
  const db = usingDatabase(path, () => open(path))
  const transaction = <T>(run: () => T): T => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const result = run()
      db.exec('COMMIT')
      return result
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
  try {
    usingDatabase(path, () => {
      checkFindings(path, db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'])
      migrate(db, path, transaction)
    })
  } catch (error) {
    db.close()
    throw error
  }
  return { db, transaction, close: () => db.close() }
}

function open(path: string): DatabaseSync {
  // SQLite gives its log the mode of the database; tunnel secrets are in both.
  if (path !== IN_MEMORY) closeSync(openSync(path, 'a', 0o600))
  const db = new DatabaseSync(path, { timeout: 2000 })
  db.exec(SETTINGS)
  return db
}

function migrate(db: DatabaseSync, path: string, transaction: Store['transaction']): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > MIGRATIONS.length)
    throw new DataFolderError(
      `${path} was written by a newer VPC Console (format ${version}; this one knows ${MIGRATIONS.length}). Use the newer one, or another data folder with --data.`,
    )
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < version) continue
    transaction(() => db.exec(`${step}; PRAGMA user_version = ${index + 1}`))
  }
}
