import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/Button.tsx'
import { currentNotice, dismissNotice, subscribeToNotice } from '../../ui/notice.ts'

/** What has just been done, for as long as it is news, and the way to take it back where there is one. */
export function NoticeBar() {
  const { text, undo } = useSyncExternalStore(subscribeToNotice, currentNotice)
  const takeBack = () => {
    dismissNotice()
    undo?.()
  }
  return (
    <div
      className={
        text === ''
          ? ''
          : 'mb-4 flex min-h-10 flex-wrap items-center gap-3 rounded-sm border border-line bg-raised px-3 py-1'
      }
    >
      <p role="status">{text}</p>
      {undo === undefined ? null : (
        <Button look="quiet" onClick={takeBack}>
          Undo
        </Button>
      )}
    </div>
  )
}
