/** The keys that seal the session cookie. */
import { randomBytes } from 'node:crypto'
import { DataFolderError } from './data-folder.ts'
import { readOrMake } from './kept-file.ts'

/** What a sealed cookie needs at least, in characters. Source: iron-session. */
const SHORTEST = 32

export type SessionKeys = readonly [string, ...string[]]

/** Keys apart by commas or white space. Throws an Error, which does not repeat them, when one is no key. */
export function readSessionKeys(text: string): SessionKeys {
  const [first = '', ...older] = text.split(/[\s,]+/).filter((key) => key !== '')
  if ([first, ...older].every((key) => key.length >= SHORTEST)) return [first, ...older]
  throw new Error(`A session key has ${SHORTEST} characters at least.`)
}

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
      `${path} holds no key: a line has fewer than ${SHORTEST} characters. Put the right file back, or remove it; everybody then has to sign in again.`,
      { cause: error },
    )
  }
}
