import { CopyButton } from './CopyButton.tsx'
import { later } from './later.ts'

const highlighter = later(() => import('./highlight.ts'))

/** Colours that both themes give enough contrast; what is not named here is plain. */
const COLOURS: Record<string, string> = {
  comment: 'text-dim',
  string: 'text-good',
  property: 'text-accent',
  key: 'text-accent',
  keyword: 'text-accent',
  function: 'text-accent',
  boolean: 'text-warn',
}

type Props = {
  /** What the code is: the name of the block and of its copy button. */
  what: string
  /** Nothing is coloured without. */
  language?: 'bash' | 'hcl' | 'json' | 'toml' | 'typescript' | 'yaml' | undefined
  code: string
  /** What is copied, where that is not what is shown. */
  copied?: string
  /** Told when it is on the clipboard. */
  onCopied?: (() => void) | undefined
}

/** Code to copy. A command is wrapped, so that all of it is seen; other code scrolls inside the block. */
export function CodeBlock({ what, language, code, copied = code, onCopied }: Props) {
  const loaded = highlighter.use()
  const pieces =
    loaded.is === 'here' && language !== undefined
      ? loaded.code.highlight(code, language)
      : [{ at: 0, text: code, kind: '' }]
  return (
    <div className="flex items-start rounded-sm border border-line bg-raised">
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label={what}
        className={`min-w-0 flex-1 overflow-x-auto p-3 font-mono text-small ${language === 'bash' ? 'wrap-anywhere whitespace-pre-wrap' : ''}`}
      >
        <code>
          {pieces.map(({ at, text, kind = '' }) => (
            <span key={at} className={COLOURS[kind]}>
              {text}
            </span>
          ))}
        </code>
      </pre>
      <div className="p-2">
        <CopyButton text={copied} what={what} onCopied={onCopied} />
      </div>
    </div>
  )
}
