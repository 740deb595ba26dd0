import { CodeBlock } from '../../ui/CodeBlock.tsx'
import type { Block } from './commands/block.ts'
import { MASK } from './commands/shell.ts'

/** What is known of the token, and what happens to it. */
export type Secret = {
  token: string
  revealed: boolean
  /** Told when something that holds the token is on the clipboard. */
  onCopied: () => void
}

type Props = {
  /** Builds them around a token. */
  build: (token: string) => readonly Block[]
  secret: Secret
  /** Set before each name, where the page has others of the same. */
  prefix?: string
}

/** Commands and files to copy: the token masked on the page until revealed, whole on the clipboard. */
export function Blocks({ build, secret, prefix = '' }: Props) {
  const masked = build(MASK)
  const whole = build(secret.token)
  return whole.map(({ what, intro, language, page, clipboard }, index) => {
    const shown = masked[index]
    const holdsToken = shown?.clipboard !== clipboard
    return (
      <div key={what} className="flex flex-col gap-2">
        {intro === undefined ? null : <p>{intro}</p>}
        <CodeBlock
          what={`${prefix}${what}`}
          language={language}
          code={secret.revealed ? page : (shown?.page ?? '')}
          copied={clipboard}
          onCopied={holdsToken ? secret.onCopied : undefined}
        />
      </div>
    )
  })
}
