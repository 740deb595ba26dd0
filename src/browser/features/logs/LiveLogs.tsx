import { useState } from 'react'
import { Refusal } from '#contract/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Failed } from '../shell/Failed.tsx'
import type { Line } from './feed.ts'
import { countWords } from './feed-words.ts'
import { FeedState } from './FeedState.tsx'
import { LogList } from './LogList.tsx'
import type { LogSearch } from './log-search.ts'
import { TakeLines } from './TakeLines.tsx'
import { useLogs } from './use-logs.ts'

type Props = { account: string; tunnel: string; name: string; search: LogSearch }

/** Lines that the person has asked to hold still, and how many came before them. */
type Held = { lines: readonly Line[]; letGo: number }

/** The stream, and what can be done with it. While it is held still, lines are gathered behind it. */
export function LiveLogs({ name, ...wanted }: Props) {
  const { feed, clear, startAgain } = useLogs(wanted)
  const [held, setHeld] = useState<Held>()
  const { lines, letGo } = held ?? feed
  const { stage } = feed
  if (stage.is === 'failed' && lines.length === 0 && stage.error instanceof Refusal)
    return <Failed error={stage.error} what="the live logs" onRetry={startAgain} />
  return (
    <>
      <FeedState feed={feed} onStartAgain={startAgain} />
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => setHeld(held === undefined ? feed : undefined)}>
          {held === undefined ? 'Pause' : 'Resume'}
        </Button>
        <Button
          onClick={() => {
            clear()
            setHeld(undefined)
          }}
        >
          Clear
        </Button>
        <TakeLines lines={lines} name={name} />
        <p className="ml-auto text-small text-dim">
          {held === undefined ? '' : 'Paused. '}
          {countWords(lines.length, letGo)}
        </p>
      </div>
      <LogList lines={lines} feed={feed} />
    </>
  )
}
