import { sessionCreate, sessionDelete } from '#contract/session-operations.ts'
import { call } from '../api/call.ts'
import { queryClient } from './client.ts'
import { sessionQuery } from './session.ts'

/**
 * Lets go of what somebody else had typed in this tab. What is kept in the session storage stands there under the name
 * of who typed it.
 */
function forgetOthers(name: string): void {
  for (const key of Object.keys(sessionStorage))
    if (!key.startsWith(`${name}:`)) sessionStorage.removeItem(key)
}

/** Exchanges a token for a session. Whatever an earlier identity had on screen is forgotten. */
export async function signIn(token: string) {
  const session = await call(sessionCreate, { body: { token } })
  queryClient.clear()
  forgetOthers(session.name)
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Ends the session and forgets all that was seen and typed in it. */
export async function signOut() {
  await call(sessionDelete, {})
  queryClient.clear()
  sessionStorage.clear()
}
