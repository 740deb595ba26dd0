import { exactly, NO_MOMENT, when } from './time.ts'
import { useNow } from './use-now.ts'

/**
 * A moment by the clock, to compare with others and with a log; `at` is RFC 3339. The exact local and UTC time is in its
 * tip. There are many on a page, so none is a stop of the keyboard: what it stands beside may have the same tip.
 */
export function Moment({ at }: { at: string }) {
  const now = useNow()
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) return <span>{at || NO_MOMENT}</span>
  return (
    <time dateTime={at} data-tip={exactly(moment)} aria-description={exactly(moment)}>
      {when(moment, now)}
    </time>
  )
}
