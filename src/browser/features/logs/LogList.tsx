import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import type { Feed, Line } from './feed.ts'
import { progressOf } from './feed-words.ts'
import { LogRow } from './LogRow.tsx'

const ROW_HEIGHT = 24
/** How far from the end one still reads the newest, in pixels. */
const AT_END = 40

type Props = { lines: readonly Line[]; feed: Feed }

/**
 * The lines, as many as there are; only those in view are drawn. It stays at the newest until the reader scrolls up,
 * and then keeps still. Lines are not read out as they come: there are too many.
 */
export function LogList({ lines, feed }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END,
  })
  const shown = rows.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const isBehind = lines.length > 0 && !rows.isAtEnd()
  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-label="Live logs"
        aria-live="off"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="h-[max(20rem,calc(100dvh-22rem))] overflow-y-auto rounded-sm border border-line bg-raised p-2"
      >
        {lines.length === 0 ? <NoLines feed={feed} /> : null}
        <div style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
          {shown.map(({ key, index }) => {
            const line = lines[index]
            return line === undefined ? null : (
              <LogRow key={key} line={line} index={index} measure={rows.measureElement} />
            )
          })}
        </div>
      </div>
      {isBehind ? (
        <Button className="absolute right-4 bottom-3" onClick={() => rows.scrollToEnd()}>
          Go to the newest
        </Button>
      ) : null}
    </div>
  )
}

const NoLines = ({ feed }: { feed: Feed }) =>
  progressOf(feed) === 'live' ? (
    <p className="text-dim">
      Nothing logged yet. A connector logs little while nothing goes wrong; at the level{' '}
      <q>Debug and above</q> it logs each request.
    </p>
  ) : null
