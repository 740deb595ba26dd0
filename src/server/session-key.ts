import { randomBytes } from 'node:crypto'
import { DataFolderError } from './data-folder.ts'
import { readOrMake } from './kept-file.ts'

/** What a sealed cookie needs at least, in characters. Source: iron-session. */
const SHORTEST = 32

/** The key that seals the session cookie, made at the first start. Rejects with a DataFolderError when it is no key. */
export async function openSessionKey(path: string): Promise<string> {
  const key = await readOrMake(path, 0o600, () => randomBytes(32).toString('base64url'))
  if (key.length >= SHORTEST) return key
  throw new DataFolderError(
    `${path} holds no key: it has fewer than ${SHORTEST} characters. Put the right file back, or remove it; everybody then has to sign in again.`,
  )
}
