/** The account somebody looked at last, kept in this browser until they sign out. */
import type { Session } from '#contract/session.ts'
import { ownKey } from './own-key.ts'

const keyOf = (session: Session): string => `${ownKey(session.id)}account`

/** Where `/` leads from now on. There is nothing to remember where there is no choice. */
export function rememberAccount(session: Session, account: string): void {
  if (session.accounts.length > 1) localStorage.setItem(keyOf(session), account)
}

/** The id of the account to begin with: the last one, as long as it is still theirs, else the first. */
export function homeAccount(session: Session): string {
  const last = localStorage.getItem(keyOf(session))
  const home = session.accounts.find(({ id }) => id === last) ?? session.accounts[0]
  return home?.id ?? ''
}
