import { useQuery } from '@tanstack/react-query'
import { Refusal } from '#contract/refusal.ts'
import type { DirectoryKind } from '#contract/session.ts'
import { sessionQuery } from '../../queries/session.ts'
import { choiceQuery } from '../../queries/sign-in.ts'
import { useSearchState } from '../../search.ts'
import { arrive } from '../shell/arrive.ts'
import { SignInForm } from './SignInForm.tsx'
import { SignInSearch } from './sign-in-link.ts'

/** What is known to be offered until the server has said it. */
const UNTOLD: readonly DirectoryKind[] = []

/** Why one has to sign in, where the last session tells; the directory it was for. */
function useLastSession() {
  const { data, error } = useQuery({ ...sessionQuery, enabled: false })
  const ended = error instanceof Refusal && error.is('sessionEnded') ? error.message : undefined
  return { ended, directory: data?.directory }
}

/** Signing in with an API token. The token goes to the server once, and is kept nowhere in the page. */
export function SignInPage() {
  const [{ from }] = useSearchState(SignInSearch)
  const last = useLastSession()
  const { data: choice } = useQuery(choiceQuery)
  const directories = choice?.directories ?? UNTOLD
  return (
    <main id="page" tabIndex={-1} className="mx-auto flex max-w-112 flex-col gap-4 px-4 py-16">
      <title>Sign in · VPC Console</title>
      <h1 ref={arrive} tabIndex={-1} className="text-title font-bold">
        Sign in to VPC Console
      </h1>
      <Why from={from} ended={last.ended} />
      <SignInForm
        directories={directories}
        start={directories.find((one) => one === last.directory) ?? directories[0]}
        from={from}
      />
    </main>
  )
}

type WhyProps = { from: string | undefined; ended: string | undefined }

/** Why one has to sign in, where one came from somewhere or a session told its end. */
function Why({ from, ended }: WhyProps) {
  if (ended === undefined && from === undefined) return null
  return (
    <p role="status">
      {ended ?? 'Your session has ended, or was not begun. Sign in.'}{' '}
      {from === undefined ? null : 'Then go on where you were.'}
    </p>
  )
}
