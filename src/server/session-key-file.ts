import { randomBytes } from 'node:crypto'
import { DataFolderError } from './data-folder.ts'
import { readOrMake } from './kept-file.ts'
import { messageOf } from './message-of.ts'
import { readSessionKeys, type SessionKeys } from './session-key.ts'

/**
 * The keys in a file, one a line, made at the first start with one. The first seals; those below it still open what
 * they sealed. Rejects with a DataFolderError when it holds no key.
 */
export async function openSessionKeys(path: string): Promise<SessionKeys> {
  const text = await readOrMake(path, 0o600, () => randomBytes(32).toString('base64url'))
  try {
    return readSessionKeys(text)
  } catch (error) {
    throw new DataFolderError(
      `${path} holds no key. ${messageOf(error)} Put the right file back, or remove it; everybody then has to sign in again.`,
      { cause: error },
    )
  }
}
