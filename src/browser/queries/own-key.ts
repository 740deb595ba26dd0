/**
 * What this browser keeps for whoever is signed in, in both of its storages: under their id, so that nobody else's
 * session reads it. It is kept when a session ends by itself, and until somebody signs out, or somebody else comes.
 */
import type { Session } from '#contract/session.ts'

const OWN = 'own:'

/** How the keys begin of what is kept for one identity. */
export const ownKey = (id: Session['id']): string => `${OWN}${id}:`

/** The keys of a storage that begin so. */
export const keysUnder = (prefix: string, storage: Storage = localStorage): string[] =>
  Object.keys(storage).filter((key) => key.startsWith(prefix))

/** Forgets what is kept for anybody; where an id is given, for anybody else. */
export function forgetOwn(except?: Session['id']): void {
  for (const storage of [sessionStorage, localStorage])
    for (const key of keysUnder(OWN, storage))
      if (except === undefined || !key.startsWith(ownKey(except))) storage.removeItem(key)
}
