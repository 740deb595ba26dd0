import { Check, TriangleAlert, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/Button.tsx'
import {
  currentNotice,
  dismissNotice,
  holdNotice,
  type Notice,
  releaseNotice,
  subscribeToNotice,
  type Undo,
  undoNotice,
} from '../../ui/notice.ts'

const MARKS = {
  result: <Check size={16} aria-hidden className="shrink-0 text-good" />,
  problem: <TriangleAlert size={16} aria-hidden className="shrink-0 text-bad" />,
} satisfies Record<Notice['kind'], unknown>

/** What has the focus is not left behind the notice: the room for it is in `theme.css`. */
function uncover(shown: HTMLElement | null): void {
  if (shown !== null) document.activeElement?.scrollIntoView({ block: 'nearest' })
}

const LOOK =
  'toast pointer-events-auto flex min-h-10 max-w-160 items-center gap-3 rounded-md border border-edge bg-raised py-1 pr-1 pl-3'

/**
 * What has just been done, for as long as it is news, and the way to take it back where there is one. It lies over the
 * lower edge of the window, and comes before the page in the order of keys.
 */
export function NoticeBar() {
  const notice = useSyncExternalStore(subscribeToNotice, currentNotice)
  const isResult = notice?.kind === 'result'
  return (
    <section
      aria-label="Results"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-10 flex justify-center"
    >
      <div
        data-notice={notice === undefined ? undefined : ''}
        onPointerEnter={holdNotice}
        onPointerLeave={releaseNotice}
        onFocus={holdNotice}
        onBlur={releaseNotice}
        className={notice === undefined ? '' : LOOK}
      >
        {notice === undefined ? null : MARKS[notice.kind]}
        {/* Always there, so that what comes into it is read out; what is said twice is two elements. */}
        <p role="status" className="wrap-anywhere empty:sr-only">
          {isResult ? <span key={notice.id}>{notice.text}</span> : null}
        </p>
        {notice === undefined || isResult ? null : (
          <p role="alert" className="wrap-anywhere">
            {notice.text}
          </p>
        )}
        {notice === undefined ? null : <Buttons key={notice.id} undo={notice.undo} />}
      </div>
    </section>
  )
}

const Buttons = ({ undo }: { undo: Undo | undefined }) => (
  <div ref={uncover} className="flex shrink-0 gap-1">
    {undo === undefined ? null : <Button onClick={() => void undoNotice()}>Undo</Button>}
    <Button look="quiet" aria-label="Dismiss" onClick={dismissNotice} className="px-2">
      <X size={16} aria-hidden />
    </Button>
  </div>
)
