/** What to tell the person who starts the server when the database cannot be used. */
import { DataFolderError } from '../data-folder.ts'

/** By SQLite's result codes. Source: https://www.sqlite.org/rescode.html. */
const WHAT_TO_DO: Record<number, string> = {
  5: 'Another VPC Console runs on this data folder. End it, or give this one another with --data.',
  8: 'See that this user may write to it and to its folder.',
  13: 'Make room on its disk and start again.',
  14: 'See that this user may write to it and to its folder.',
}
const ELSE =
  'Put a copy of it back, or remove it with its -wal and -shm files to begin with an empty directory.'

/** Runs what works with the database of a path, and turns a plain error of it into a DataFolderError. */
export function usingDatabase<T>(path: string, use: () => T): T {
  try {
    return use()
  } catch (error) {
    // Errors of the system and of SQLite have a code; one without is a bug or already in words.
    if (!(error instanceof Error && 'code' in error)) throw error
    throw unusable(path, error.message, codeOf(error), error)
  }
}

const unusable = (path: string, why: string, code: number, cause?: Error): DataFolderError =>
  new DataFolderError(`${path} cannot be used: ${why}. ${WHAT_TO_DO[code] ?? ELSE}`, { cause })

/** Extended codes have the plain one in their last byte. A file that may not be opened at all counts as such. */
const codeOf = (error: Error): number =>
  'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 14

/** Throws a DataFolderError when what SQLite found on checking a database is not `ok`. */
export function checkFindings(path: string, finding: unknown): void {
  if (finding !== 'ok') throw unusable(path, `it is damaged: ${String(finding)}`, 11)
}
