import { useQuery } from '@tanstack/react-query'
import type { DirectoryKind, Session } from '#contract/session.ts'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { homeAccount } from '../../queries/last-account.ts'
import { sessionQuery } from '../../queries/session.ts'
import { choiceQuery, lastDirectory } from '../../queries/sign-in.ts'
import { useSearchState } from '../../search.ts'
import { arrive } from '../shell/arrive.ts'
import { signedInTo } from '../shell/signed-in-to.ts'
import { SignInForm } from './SignInForm.tsx'
import { SignInSearch } from './sign-in-link.ts'
import { useWhy } from './use-why.ts'

/** What is known to be offered until the server has said it. */
const UNTOLD: readonly DirectoryKind[] = []

/** Signing in with an API token. The token goes to the server once, and is kept nowhere in the page. */
export function SignInPage() {
  const [{ from }] = useSearchState(SignInSearch)
  // What was found before stands: who was sent here because the session is over does not ask again.
  const session = useQuery({ ...sessionQuery, refetchOnMount: false, retryOnMount: false })
  const why = useWhy(session.error, from)
  const { data: choice } = useQuery(choiceQuery)
  const directories = choice?.directories ?? UNTOLD
  const last = session.data?.directory ?? lastDirectory()
  return (
    <main id="page" tabIndex={-1} className="mx-auto flex max-w-112 flex-col gap-4 px-4 py-16">
      <title>Sign in · VPC Console</title>
      <h1 ref={arrive} tabIndex={-1} className="text-title font-bold">
        Sign in to VPC Console
      </h1>
      <SignInForm
        directories={directories}
        start={directories.find((one) => one === last) ?? directories[0]}
        from={from}
        why={
          session.data !== undefined && session.error === null ? (
            <SignedIn session={session.data} from={from} />
          ) : (
            why && <p role="status">{why}</p>
          )
        }
      />
    </main>
  )
}

/** Who is signed in already, and the way back to where they were. */
const SignedIn = ({ session, from }: { session: Session; from: string | undefined }) => (
  <p role="status">
    {signedInTo(session)}{' '}
    <Link href={from ?? pathTo('services', { account: homeAccount(session) })} className="link">
      Go back
    </Link>
  </p>
)
