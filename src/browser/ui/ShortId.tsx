import { CopyButton } from './CopyButton.tsx'

const shorten = (id: string): string => (id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id)

type Props = { id: string; what: string }

/** An id: shortened in the middle, never wrapped, whole in the tip and on the clipboard. */
export function ShortId({ id, what }: Props) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <code className="font-mono text-small" data-tip={id} aria-label={`${what} ${id}`}>
        {shorten(id)}
      </code>
      <CopyButton text={id} what={what} />
    </span>
  )
}
