import { useContext } from 'react'
import { Code } from '../../ui/Code.tsx'
import { ViewerContext } from './viewer.ts'

/** How somebody who lacks a role gets it, and from when on it counts. */
export function RoleHint() {
  const directory = useContext(ViewerContext)?.directory
  return (
    <p>
      Ask an administrator of the account for it.{' '}
      {directory === 'cloudflare'
        ? 'The API token must hold that permission too: sign in with one that does. '
        : null}
      In a terminal, a new role takes effect after <Code>npx wrangler logout</Code> and{' '}
      <Code>npx wrangler login</Code>.
    </p>
  )
}
