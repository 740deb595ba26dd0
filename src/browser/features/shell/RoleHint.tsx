const Command = ({ children }: { children: string }) => (
  <code className="font-mono text-small whitespace-nowrap">{children}</code>
)

/** How somebody who lacks a role gets it, and from when on it counts. */
export const RoleHint = () => (
  <p>
    Ask an administrator of the account for it. In a terminal, a new role takes effect after{' '}
    <Command>npx wrangler logout</Command> and <Command>npx wrangler login</Command>.
  </p>
)
