import { sessionCreate, sessionDelete, signInChoice } from '#contract/session-operations.ts'
import { call, type Input } from '../api/call.ts'
import { forgetRefused } from '../api/refused.ts'
import { query, queryClient } from './client.ts'
import { forgetOwn } from './own-key.ts'
import { sessionQuery } from './session.ts'

/** What one may sign in to. It stays as it is while the server runs. */
export const choiceQuery = { ...query(signInChoice, {}), staleTime: Infinity }

/**
 * Lets go of what somebody else had typed in this tab. What is kept in the session storage stands there under the name
 * of who typed it.
 */
function forgetOthers(name: string): void {
  for (const key of Object.keys(sessionStorage))
    if (!key.startsWith(`${name}:`)) sessionStorage.removeItem(key)
}

/** A token, and what it is for. */
export type Credentials = NonNullable<Input<typeof sessionCreate>['body']>

/** Exchanges a token for a session. Whatever an earlier identity had on screen is forgotten. */
export async function signIn(body: Credentials) {
  const session = await call(sessionCreate, { body })
  queryClient.clear()
  forgetRefused()
  forgetOthers(session.name)
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Ends the session and forgets all that was seen and typed in it. */
export async function signOut() {
  await call(sessionDelete, {})
  queryClient.clear()
  forgetRefused()
  sessionStorage.clear()
  forgetOwn()
}
