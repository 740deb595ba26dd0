import type { Session } from '#contract/session.ts'

const OWN = 'own:'

/** How the keys begin of what this browser keeps for one identity: nobody else's session reads them. */
export const ownKey = ({ directory, name }: Pick<Session, 'directory' | 'name'>): string =>
  `${OWN}${directory}:${name}:`

/** The keys of the local storage that begin so. */
export const keysUnder = (prefix: string): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(prefix))

/** Forgets all that this browser keeps for anybody. */
export function forgetOwn(): void {
  for (const key of keysUnder(OWN)) localStorage.removeItem(key)
}
