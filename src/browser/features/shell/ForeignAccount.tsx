import { Link, useLocation, useSearch } from 'wouter'
import type { Session } from '#contract/session.ts'
import { pathTo } from '../../paths.ts'
import { Message } from '../../ui/Message.tsx'
import { PageTitle } from './PageTitle.tsx'
import { signedInTo } from './signed-in-to.ts'

/** An address of somebody else's account: who one is here, and the ways on. */
export function ForeignAccount({ session }: { session: Session }) {
  const [path] = useLocation()
  const search = useSearch()
  const from = path + (search && `?${search}`)
  return (
    <>
      <PageTitle title="Another account" />
      <Message
        title="You are not signed in to this account"
        alert
        action={
          <p className="flex flex-wrap gap-x-4">
            <Link href={pathTo('home', {})} className="link">
              Go to your account
            </Link>
            <Link href={pathTo('signIn', {}, { from })} className="link">
              Sign in with another token
            </Link>
          </p>
        }
      >
        The address names an account that your token does not open. {signedInTo(session)}
      </Message>
    </>
  )
}
