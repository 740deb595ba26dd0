import { CircleDot, CircleStop, Loader, type LucideIcon } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import type { Feed } from './feed.ts'
import { feedWords, type Progress, progressOf } from './feed-words.ts'

const LOOK: Record<Progress, { shape: LucideIcon; look: string }> = {
  connecting: { shape: Loader, look: 'animate-[spin_2s_linear_infinite] text-dim' },
  live: { shape: CircleDot, look: 'text-good' },
  ended: { shape: CircleStop, look: 'text-warn' },
}

type Props = { feed: Feed; onStartAgain: () => void }

/** How the stream fares; after its end, the way to begin anew. */
export function FeedState({ feed, onStartAgain }: Props) {
  const progress = progressOf(feed)
  const { shape: Shape, look } = LOOK[progress]
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <div className="flex min-w-0 items-start gap-2">
        <Shape size={16} aria-hidden className={`mt-0.5 shrink-0 ${look}`} />
        <p role="status" className="min-w-0 wrap-anywhere">
          {feedWords(feed)}
        </p>
      </div>
      {progress === 'ended' ? <Button onClick={onStartAgain}>Start again</Button> : null}
    </div>
  )
}
