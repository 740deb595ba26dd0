/** The sessions that were ended before their time, so that a copy of their cookie is worth nothing. */
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DataFolderError } from '../data-folder.ts'
import type { EndedSessions } from './seal.ts'

/** How long to wait for another process that writes, in milliseconds. */
const PATIENCE = 2000
/** A path that names no file. */
const IN_MEMORY = ':memory:'

export interface KeptEndings extends EndedSessions {
  close(): void
}

/** Keeps them in a database of its own, each until its cookie would be too old anyway. Throws a DataFolderError. */
export function openEndedSessions(path: string, now: () => string): KeptEndings {
  const db = opened(path)
  const forget = db.prepare('DELETE FROM ended WHERE until < ?')
  forget.run(now())
  const insert = db.prepare('INSERT OR REPLACE INTO ended (id, until) VALUES (?, ?)')
  const find = db.prepare('SELECT 1 FROM ended WHERE id = ?')
  return {
    has: (id) => find.get(id) !== undefined,
    end(id, until) {
      forget.run(now())
      insert.run(id, until)
    },
    close: () => db.close(),
  }
}

function opened(path: string): DatabaseSync {
  try {
    // SQLite gives its log the mode of the database.
    if (path !== IN_MEMORY) closeSync(openSync(path, 'a', 0o600))
    const db = new DatabaseSync(path, { timeout: PATIENCE })
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS ended (id TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
    `)
    return db
  } catch (error) {
    throw new DataFolderError(
      `${path} cannot be used. It holds the sessions that people have ended: put the right file back, or remove it and the file session-key, too; everybody then has to sign in again.`,
      { cause: error },
    )
  }
}
