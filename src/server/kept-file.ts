/** Files of the data folder that are made once and then kept for good. */
import { randomUUID } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { DataFolderError } from './data-folder.ts'
import { messageOf } from './message-of.ts'

/**
 * The file's text. Makes the file first when there is none, readable only by its owner where
 * `mode` says so. It appears whole or not at all, and when two processes make it at once both get
 * what the first one wrote. Rejects with a DataFolderError when it can be neither read nor made.
 */
export async function readOrMake(
  path: string,
  mode: number,
  make: () => string | Promise<string>,
): Promise<string> {
  return (await readIfThere(path)) ?? (await put(path, mode, await make()))
}

/** The file's text, or undefined when there is no such file. Rejects with a DataFolderError when it can't be read. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw new DataFolderError(`${path} cannot be read.`, { cause: error })
  }
}

/** A hard link to a finished file, where a rename would replace what another process just put there. */
async function put(path: string, mode: number, text: string): Promise<string> {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    await writeDurably(draft, mode, text)
    await link(draft, path)
    return text
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return await readFile(path, 'utf8')
    const why = messageOf(error)
    throw new DataFolderError(
      `${path} cannot be made: ${why}. See that this user may write to its folder and that there is room.`,
      { cause: error },
    )
  } finally {
    await unlink(draft).catch(() => {})
  }
}

async function writeDurably(path: string, mode: number, text: string) {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
