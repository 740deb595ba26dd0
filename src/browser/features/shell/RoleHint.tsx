import { Code } from '../../ui/Code.tsx'

/** How somebody who lacks a role gets it, and from when on it counts. */
export const RoleHint = () => (
  <p>
    Ask an administrator of the account for it. In a terminal, a new role takes effect after{' '}
    <Code>npx wrangler logout</Code> and <Code>npx wrangler login</Code>.
  </p>
)
