import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionGet } from '#contract/session-operations.ts'
import type { Session } from '#contract/session.ts'
import { query } from './client.ts'

/** Who asks. Asked again now and then, so that an ended session is noticed on a quiet page too. */
export const sessionQuery = {
  ...query(sessionGet, {}),
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
}

/** The session. Below the shell it is always there, so this never suspends. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data
