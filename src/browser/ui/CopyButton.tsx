import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

const SHOWN_FOR = 2000

type Props = {
  /** What goes to the clipboard, whole; as a function where it is long, and not always wanted. */
  text: string | (() => string)
  /** What it is, to follow "Copy": `Copy Service ID`. */
  what: string
  /** Told when it is on the clipboard. */
  onCopied?: (() => void) | undefined
}

/** Copies by one press, and answers in place. */
export function CopyButton({ text, what, onCopied }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
      setState('copied')
      onCopied?.()
    } catch {
      setState('failed')
    }
    setTimeout(() => setState('idle'), SHOWN_FOR)
  }
  const said = { idle: '', copied: 'Copied', failed: 'Could not copy' }[state]
  return (
    <button
      type="button"
      onClick={() => void copy()}
      aria-label={`Copy ${what}`}
      data-tip={`Copy ${what}`}
      className="inline-flex h-6 items-center gap-1 rounded-sm px-1 text-dim hover:bg-hover hover:text-text"
    >
      {state === 'copied' ? (
        <Check size={14} aria-hidden className="text-good" />
      ) : (
        <Copy size={14} aria-hidden />
      )}
      <span role="status" className="text-small empty:hidden">
        {said}
      </span>
    </button>
  )
}
