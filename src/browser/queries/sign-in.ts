import { sessionCreate, sessionDelete } from '#contract/session-operations.ts'
import { call } from '../api/call.ts'
import { queryClient } from './client.ts'
import { sessionQuery } from './session.ts'

/** Exchanges a token for a session. Whatever an earlier identity had on screen is forgotten. */
export async function signIn(token: string) {
  const session = await call(sessionCreate, { body: { token } })
  queryClient.clear()
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Ends the session and forgets all that was seen in it. */
export async function signOut() {
  await call(sessionDelete, {})
  queryClient.clear()
}
