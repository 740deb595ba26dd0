import { queryOptions } from '@tanstack/react-query'
import { sessionCreate, sessionDelete, signInChoice } from '#contract/session-operations.ts'
import { call, type Input } from '../api/call.ts'
import { forgetRefused } from '../api/refused.ts'
import { query, queryClient } from './client.ts'
import { dropAll } from './identity.ts'
import { forgetOwn } from './own-key.ts'
import { sessionQuery } from './session.ts'

/** What one may sign in to. It stays as it is while the server runs. */
export const choiceQuery = queryOptions({
  ...query(signInChoice, {}),
  // Told to everybody: who signs in waits for it, too.
  queryFn: ({ signal }) => call(signInChoice, {}, signal),
  staleTime: Infinity,
})

const DIRECTORY = 'directory'

/** What somebody last signed in to in this browser, whoever it was. */
export const lastDirectory = (): string | null => localStorage.getItem(DIRECTORY)

/** A token, and what it is for. */
export type Credentials = NonNullable<Input<typeof sessionCreate>['body']>

/** Exchanges a token for a session. Whatever an earlier identity had on screen is forgotten. */
export async function signIn(body: Credentials) {
  await dropAll()
  const session = await call(sessionCreate, { body })
  queryClient.clear()
  forgetRefused()
  localStorage.setItem(DIRECTORY, session.directory)
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Ends the session and forgets all that was seen and typed in it. */
export async function signOut() {
  await dropAll()
  await call(sessionDelete, {})
  queryClient.clear()
  forgetRefused()
  forgetOwn()
}
