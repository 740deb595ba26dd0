import type { LogMessage } from '#contract/live.ts'
import type { LogQuery } from '#contract/query.ts'
import { ENDINGS } from './endings.ts'
import type { Hub } from './hub.ts'
import type { LineQueue } from './line-queue.ts'
import { isWanted, lineOf } from './log-line.ts'
import type { LogSource } from './source.ts'

/** One connector in one stream. */
export interface Follower {
  way: LogSource['way']
  readonly hasEnded: boolean
  /** Ends it and says why, if that has not been said. */
  end(reason: string): void
  /** Ends it without a word. */
  leave(): void
}

export interface Following {
  hub: Hub
  query: LogQuery
  queue: LineQueue
  chance: () => number
  /** Told of one that broke off without a farewell. */
  lost: (id: string) => void
}

/** Puts the log of a connector into a queue: what the query asks for, and how it fares. */
export function follow(
  { hub, query, queue, chance, lost }: Following,
  source: LogSource,
): Follower {
  /** Of one that is `lost` it was not said yet that it ended. */
  let state: 'asked' | 'streaming' | 'lost' | 'ended' = 'asked'

  function tell(change: {
    state: 'streaming' | 'ended'
    hostname?: string | null
    reason?: string
  }) {
    if (state === change.state) return
    state = change.state
    queue.tell(source.id, lineOf({ ...NOTHING_MORE, connector_id: source.id, ...change }))
  }

  const leave = hub.join(
    { source, level: query.level },
    {
      // Told again when somebody else asks for more than before.
      streaming: (hostname) => tell({ state: 'streaming', hostname }),
      line(line) {
        if (isWanted(line, query, chance)) queue.offer(line.line)
      },
      ended(reason) {
        if (reason !== ENDINGS.lost) return tell({ state: 'ended', reason })
        state = 'lost'
        lost(source.id)
      },
    },
  )
  return {
    way: source.way,
    get hasEnded() {
      return state === 'ended' || state === 'lost'
    },
    end(reason) {
      leave()
      tell({ state: 'ended', reason })
    },
    leave,
  }
}

const NOTHING_MORE = {
  kind: 'connector',
  hostname: null,
  reason: null,
} as const satisfies Partial<LogMessage>
