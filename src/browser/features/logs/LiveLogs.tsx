import { useEffect, useState } from 'react'
import { Refusal } from '#contract/refusal.ts'
import type { Rule } from '#contract/rules.ts'
import type { Connector } from '#contract/tunnel.ts'
import { Button } from '../../ui/Button.tsx'
import { Failed } from '../shell/Failed.tsx'
import type { Feed, Hosts } from './feed.ts'
import { countWords, isWithoutConnector } from './feed-words.ts'
import { FeedState } from './FeedState.tsx'
import { LogList } from './LogList.tsx'
import type { LogSearch } from './log-search.ts'
import { TakeLines } from './TakeLines.tsx'
import { useLogs } from './use-logs.ts'
import { WhenConnected } from './WhenConnected.tsx'

type Props = {
  account: string
  tunnel: string
  name: string
  search: LogSearch
  /** What it takes. */
  rule: Rule
  connectors: readonly Connector[]
  /** Told what the connectors are called, as far as the stream has said. */
  onHosts: (told: Hosts) => void
  onAll: () => void
}

/** The stream, and what can be done with it. While it is held still, lines are gathered behind it. */
export function LiveLogs({ name, connectors, onHosts, onAll, ...wanted }: Props) {
  const { feed, clear, startAgain } = useLogs(wanted)
  const [held, setHeld] = useState<Feed>()
  const { lines, letGo } = held ?? feed
  const { stage, sources } = feed
  useEffect(() => onHosts(sources), [onHosts, sources])
  const waits = isWithoutConnector(feed)
  if (!waits && lines.length === 0 && stage.is === 'failed' && stage.error instanceof Refusal)
    return <Failed error={stage.error} what="the live logs" onRetry={startAgain} />
  return (
    <>
      {waits ? (
        <WhenConnected {...wanted} connector={wanted.search.connector} onCome={startAgain} />
      ) : null}
      <FeedState
        feed={feed}
        connected={new Set(connectors.map(({ id }) => id))}
        onStartAgain={startAgain}
        onAll={wanted.search.connector === undefined ? undefined : onAll}
      />
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
          {countWords(
            lines.length,
            letGo,
            held === undefined ? undefined : feed.count - held.count,
          )}
        </p>
      </div>
      <LogList lines={lines} feed={feed} />
    </>
  )
}
