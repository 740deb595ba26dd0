import { RefreshCw } from 'lucide-react'
import { clock } from './time.ts'

type Props = {
  /** When data last arrived, in ms since 1970. */
  at: number
  /** Why the last try failed, if it did: what is shown is then the last that was heard. */
  failed: string
  /** Why it hears more slowly than usual, if it does. */
  slow: string
  busy: boolean
  onRefresh: () => void
}

/** Says when the page last heard, and asks again on request. */
export function Freshness({ at, failed, slow, busy, onRefresh }: Props) {
  return (
    <span className="inline-flex items-center gap-1 text-small text-dim">
      <span role="status" className={failed === '' ? '' : 'text-bad'}>
        {failed === '' ? slow : `${failed} Last heard ${clock(at)}`}
      </span>
      {failed !== '' ? null : <span className="whitespace-nowrap">Updated {clock(at)}</span>}
      <button
        type="button"
        aria-label="Refresh"
        data-tip="Refresh"
        aria-busy={busy}
        onClick={onRefresh}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-hover"
      >
        <RefreshCw size={14} aria-hidden />
      </button>
    </span>
  )
}
