import { CopyButton } from './CopyButton.tsx'

type Props = {
  id: string
  /** What it is the id of, as it stands on the copy button: `Service ID`. */
  what: string
  /** In a list: shortened in the middle for the eye; whole for a screen reader, in the tip and on the clipboard. */
  short?: boolean
}

/** An id, copied whole by one press. It wraps only where a whole one finds no room on its line. */
export const Id = ({ id, what, short = false }: Props) => (
  <span className="inline-flex max-w-full items-center gap-1">
    <code
      className={`font-mono text-small ${short ? 'whitespace-nowrap' : ''}`}
      data-tip={short ? id : undefined}
    >
      {short ? (
        <>
          <span aria-hidden>
            {id.slice(0, 8)}…{id.slice(-4)}
          </span>
          <span className="sr-only">{id}</span>
        </>
      ) : (
        id
      )}
    </code>
    <CopyButton text={id} what={what} />
  </span>
)
