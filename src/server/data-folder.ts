/**
 * The folder that holds all that outlives the process. What is in it is private: the folder is made for its owner
 * alone, and so is each file that holds a secret.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Something in the data folder that the process cannot work with; the message says what and where. */
export class DataFolderError extends Error {
  override name = 'DataFolderError' as const
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Makes the folder if it is not there and answers its absolute path. The mode of an existing one is left alone. */
export function openDataFolder(path: string): string {
  const folder = resolve(path)
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new DataFolderError(`The data folder ${folder} cannot be made: ${why}`, { cause: error })
  }
  return folder
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw new DataFolderError(`${path} cannot be read.`, { cause: error })
  }
}

/**
 * The text of a private file (mode 0600), made at the first start. It appears whole or not at all: it is written
 * under another name first, and linked, which unlike renaming never replaces what is there already.
 */
export function privateFile(path: string, make: () => string): string {
  const existing = readIfThere(path)
  if (existing !== undefined) return existing
  const text = make()
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  writeFileSync(temporary, text, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(temporary, path)
  } finally {
    rmSync(temporary)
  }
  return text
}
