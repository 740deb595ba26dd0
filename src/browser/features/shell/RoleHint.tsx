import { useContext } from 'react'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { Code } from '../../ui/Code.tsx'
import { isTokenNarrower } from './token-narrower.ts'
import { ViewerContext } from './viewer.ts'

/** How somebody who lacks a role gets it, and from when on it counts; or that it is the token that lacks it. */
export function RoleHint() {
  const viewer = useContext(ViewerContext)
  const more =
    viewer === undefined ? null : (
      <Link href={pathTo('access', { account: viewer.account })} className="link">
        What can I do here?
      </Link>
    )
  if (viewer !== undefined && isTokenNarrower(viewer))
    return (
      <p>Your roles allow this; this API token does not: sign in with one that holds it. {more}</p>
    )
  return (
    <p>
      Ask an administrator of the account for it.{' '}
      {viewer?.directory === 'cloudflare'
        ? 'The API token must hold that permission too: sign in with one that does. '
        : null}
      In a terminal, a new role takes effect after <Code>npx wrangler logout</Code> and{' '}
      <Code>npx wrangler login</Code>. {more}
    </p>
  )
}
