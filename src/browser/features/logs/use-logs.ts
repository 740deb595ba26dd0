import { useCallback, useEffect, useReducer, useState } from 'react'
import type { Rule } from '#contract/rules.ts'
import { logsOf } from '../../queries/logs.ts'
import { type Change, feedAfter, NO_FEED } from './feed.ts'
import type { LogSearch } from './log-search.ts'
import { whenHiddenFor } from './when-hidden.ts'

/** How long the page may be out of sight before it gives up its place at the connectors, in milliseconds. */
const HIDDEN = 5 * 60_000

type Wanted = {
  account: string
  tunnel: string
  search: LogSearch
  /** What it takes. */
  rule: Rule
}

/** Tells what comes, and how it ends, until the answered function is called. */
function follow({ search, ...wanted }: Wanted, tell: (change: Change) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const read = async () => {
    tell({ kind: 'started' })
    try {
      for await (const messages of logsOf({ ...wanted, query: search }, signal))
        tell({ kind: 'came', messages, at: Date.now() })
      tell({ kind: 'over', why: 'The stream has ended.' })
    } catch (error) {
      if (!signal.aborted && error instanceof Error) tell({ kind: 'failed', error })
    }
  }
  whenHiddenFor(HIDDEN, signal, () => {
    stop.abort()
    tell({ kind: 'over', why: 'Stopped, because this page was out of sight for five minutes.' })
  })
  void read()
  return () => stop.abort()
}

/**
 * The live logs of a tunnel, from when the page is there until it is left or out of sight for long. A stream that ended
 * is opened again by a person only. To ask for something else, draw it anew with another `key`.
 */
export function useLogs(given: Wanted) {
  const [wanted, setWanted] = useState(given)
  const [feed, tell] = useReducer(feedAfter, NO_FEED)
  useEffect(() => follow(wanted, tell), [wanted])
  const startAgain = useCallback(() => setWanted((same) => ({ ...same })), [])
  return {
    feed,
    clear: () => tell({ kind: 'cleared' }),
    startAgain,
  }
}
