import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionGet } from '#contract/session-operations.ts'
import type { Session } from '#contract/session.ts'
import { call } from '../api/call.ts'
import { goByRoles } from '../api/view-gate.ts'
import { query, queryClient } from './client.ts'
import { PACES, SESSION_PACE } from './pace.ts'
import { live } from './polled.ts'

const { queryKey } = query(sessionGet, {})
const known = () => queryClient.getQueryData(queryKey)

goByRoles((account) => known()?.accounts.find(({ id }) => id === account)?.roles)

/** Who asks. Asked again now and then, so that an ended session is noticed on a quiet page too. */
export const sessionQuery = {
  ...live<Session>({
    queryKey,
    ask: (signal) => call(sessionGet, {}, signal),
    pace: () => SESSION_PACE,
    // Who is somebody else by now says so to nobody.
    fits: (session) => session.id === known()?.id,
  }),
  queryKey,
  staleTime: 60_000,
}

/** The session. Below the shell it is always there, so this never suspends. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** How often to ask whoever answers for this session. */
export const paces = () => PACES[known()?.directory ?? 'cloudflare']
