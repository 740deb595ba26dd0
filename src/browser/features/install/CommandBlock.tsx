import { CodeBlock } from '../../ui/CodeBlock.tsx'

/** What stands in place of a token that is not to be seen: no one mistakes it for a token. */
const MASK = '••••••••••••••••'

type Props = {
  /** What the command does, as the label of its copy button. */
  what: string
  /** Builds the command around a token. */
  command: (token: string) => string | undefined
  token: string
  revealed: boolean
}

/** A command that holds the token: masked on the page until revealed, whole on the clipboard. */
export function CommandBlock({ what, command, token, revealed }: Props) {
  const whole = command(token)
  if (whole === undefined) return null
  return (
    <CodeBlock
      what={what}
      language="bash"
      code={revealed ? whole : (command(MASK) ?? '')}
      copied={whole}
    />
  )
}
