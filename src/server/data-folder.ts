/**
 * The folder that holds all that outlives the process. What is in it is private: the folder is made for its owner
 * alone, and so is each file that holds a secret (`kept-file.ts` makes those; `private-modes.ts` mends what is not so).
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { messageOf } from './message-of.ts'

/** Something in the data folder that the process cannot work with; the message says what and where. */
export class DataFolderError extends Error {
  override name = 'DataFolderError' as const
}

/** Makes the folder if it is not there and answers its absolute path. An existing one keeps its mode. */
export function openDataFolder(path: string): string {
  const folder = resolve(path)
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700)
  } catch (error) {
    const why = messageOf(error)
    throw new DataFolderError(`The data folder ${folder} cannot be made: ${why}`, { cause: error })
  }
  return folder
}
