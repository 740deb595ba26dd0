import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { Refusal } from '#contract/refusal.ts'
import { paths } from '../../paths.ts'
import { sessionQuery } from '../../queries/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'

/** `/`: goes to the account of whoever is signed in, or to sign-in. */
export function AccountHome() {
  const session = useQuery(sessionQuery)
  if (session.data !== undefined)
    return (
      <Navigate to={paths.services} params={{ account: session.data.viewer.account.id }} replace />
    )
  if (session.error === null) return null
  if (session.error instanceof Refusal) return <Navigate to={paths.signIn} replace />
  return (
    <main className="mx-auto max-w-300 px-4">
      <title>VPC Console</title>
      <Message
        title="Could not load your session"
        alert
        action={<Button onClick={() => void session.refetch()}>Try again</Button>}
      >
        {session.error.message}
      </Message>
    </main>
  )
}
