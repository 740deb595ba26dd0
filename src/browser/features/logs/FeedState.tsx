import { CircleDot, CircleDashed, CircleStop, Loader, type LucideIcon } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import type { Feed } from './feed.ts'
import { feedWords, isStuck, type Progress, progressOf } from './feed-words.ts'

const LOOK: Record<Progress, { shape: LucideIcon; look: string }> = {
  connecting: { shape: Loader, look: 'animate-[spin_2s_linear_infinite] text-dim' },
  live: { shape: CircleDot, look: 'text-good' },
  waiting: { shape: CircleDashed, look: 'text-warn' },
  ended: { shape: CircleStop, look: 'text-warn' },
}

type Props = {
  feed: Feed
  /** The ids of the connectors that are connected now. */
  connected: ReadonlySet<string>
  onStartAgain: () => void
  /** Asks for all connectors; undefined where it does already. */
  onAll: (() => void) | undefined
}

/** How the stream fares; where nothing goes on by itself, the way to begin anew. */
export function FeedState({ feed, connected, onStartAgain, onAll }: Props) {
  const progress = progressOf(feed)
  const { shape: Shape, look } = LOOK[progress]
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <div className="flex min-w-0 items-start gap-2">
        <Shape size={16} aria-hidden className={`mt-0.5 shrink-0 ${look}`} />
        <p role="status" className="min-w-0 wrap-anywhere">
          {feedWords(feed, { connected, onlyOne: onAll !== undefined })}
        </p>
      </div>
      {isStuck(feed, connected) ? <Button onClick={onStartAgain}>Start again</Button> : null}
      {progress === 'waiting' && onAll !== undefined ? (
        <Button onClick={onAll}>All connectors</Button>
      ) : null}
    </div>
  )
}
