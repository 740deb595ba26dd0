import { RefreshCw } from 'lucide-react'
import { clock } from './time.ts'

type Props = {
  /** When data last arrived, in ms since 1970. */
  at: number
  /** Why the last try failed, if it did: what is shown is then the last that was heard. */
  failed: string
  /** Why it hears more slowly than usual, if it does. */
  slow: string
  /** Why it can't be asked again now. */
  wait: string | undefined
  busy: boolean
  onRefresh: () => void
}

/** Says when the page last heard, and asks again on request. */
export function Freshness({ at, failed, slow, wait, busy, onRefresh }: Props) {
  return (
    <span className="relative inline-flex items-center gap-1 text-small text-dim">
      {/* Above the line where there is room, so that what is below does not move. */}
      <span
        role="status"
        className={
          failed === ''
            ? 'md:absolute md:right-0 md:bottom-full md:leading-none md:whitespace-nowrap'
            : 'text-bad'
        }
      >
        {failed === '' ? slow : `${failed} Last heard ${clock(at)}`}
      </span>
      {failed !== '' ? null : <span className="whitespace-nowrap">Updated {clock(at)}</span>}
      <button
        type="button"
        aria-label="Refresh"
        data-tip={wait ?? 'Refresh'}
        aria-busy={busy}
        aria-disabled={wait === undefined ? undefined : true}
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.3 allows it everywhere; the rule is older
        aria-description={wait}
        onClick={wait === undefined ? onRefresh : undefined}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-hover"
      >
        <RefreshCw size={14} aria-hidden />
      </button>
    </span>
  )
}
