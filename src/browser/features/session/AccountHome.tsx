import { useQuery } from '@tanstack/react-query'
import { Redirect } from 'wouter'
import { Refusal } from '#contract/refusal.ts'
import { pathTo } from '../../paths.ts'
import { homeAccount } from '../../queries/last-account.ts'
import { sessionQuery } from '../../queries/session.ts'
import { Failed } from '../shell/Failed.tsx'

/** `/`: goes to the account of whoever is signed in, or to sign-in. */
export function AccountHome() {
  const session = useQuery(sessionQuery)
  if (session.data !== undefined)
    return <Redirect to={pathTo('services', { account: homeAccount(session.data) })} replace />
  if (session.error === null) return null
  if (session.error instanceof Refusal) return <Redirect to={pathTo('signIn', {})} replace />
  return (
    <main className="mx-auto max-w-300 px-4">
      <title>VPC Console</title>
      <Failed error={session.error} what="your session" onRetry={() => void session.refetch()} />
    </main>
  )
}
