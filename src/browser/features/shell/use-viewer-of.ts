import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useSearch } from 'wouter'
import type { Session } from '#contract/session.ts'
import { refusedOn, subscribeToRefused } from '../../api/refused.ts'
import { holderIn, viewIn, viewOf } from '../../api/view-as.ts'
import { rememberAccount } from '../../queries/last-account.ts'
import type { Viewer } from './viewer.ts'

/** Who looks at an account, in the view that the address asks for; nobody as long as it is not known that it is theirs. */
export function useViewerOf(session: Session | undefined, account: string): Viewer | undefined {
  const refused = useSyncExternalStore(subscribeToRefused, () => refusedOn(account))
  const asked = viewIn(useSearch())
  const viewer = useMemo(() => {
    const roles = session?.accounts.find(({ id }) => id === account)?.roles
    if (session === undefined || roles === undefined) return undefined
    const held = { roles, refused }
    const view = viewOf(held, asked)
    const { id, directory } = session
    return { ...holderIn(held, view), id, directory, account, held, view }
  }, [session, account, refused, asked])
  const isTheirs = viewer !== undefined
  useEffect(() => {
    if (session !== undefined && isTheirs) rememberAccount(session, account)
  }, [session, account, isTheirs])
  return viewer
}
