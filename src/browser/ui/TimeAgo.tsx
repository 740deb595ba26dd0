import { ago, exactly, NO_MOMENT } from './time.ts'
import { useNow } from './use-now.ts'

type Props = {
  /** RFC 3339; a dash stands for what is none. */
  at: string
  /** In a row of a list: no stop of the keyboard, for the page of the row has the same time, and has one. */
  inRow?: boolean
}

/** A moment as people say it, with the exact local and UTC time in its tip. */
export function TimeAgo({ at, inRow = false }: Props) {
  const now = useNow()
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) return <span>{NO_MOMENT}</span>
  // A moment after the last tick is not in the future: the clock here only moves twice a minute.
  return (
    <time
      dateTime={at}
      data-tip={exactly(moment)}
      aria-description={exactly(moment)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else its tip is for the pointer alone
      tabIndex={inRow ? undefined : 0}
      className="rounded-sm whitespace-nowrap"
    >
      {ago(moment, Math.max(now, moment))}
    </time>
  )
}
