/** How a stream of logs fares, in words. Pure. */
import { type Feed, sourceName } from './feed.ts'

/** What is going on: before the first connector answers, while at least one streams, or after the last. */
export type Progress = 'connecting' | 'live' | 'ended'

/** How far it is. The stream outlives its connectors: it takes in those that come later. */
export function progressOf({ stage, sources }: Feed): Progress {
  if (stage.is !== 'open') return 'ended'
  if (sources.size === 0) return 'connecting'
  return [...sources.values()].some(({ state }) => state === 'streaming') ? 'live' : 'ended'
}

const MOST_NAMES = 3
const LIST = new Intl.ListFormat('en')

function liveNames({ sources }: Feed): string {
  const ids = [...sources].flatMap(([id, { state }]) => (state === 'streaming' ? [id] : []))
  if (ids.length > MOST_NAMES) return `${ids.length} connectors`
  return LIST.format(ids.map((id) => sourceName(id, sources)))
}

/** Why the last connectors that ended did; all of them stand between the lines. */
const endings = ({ sources }: Feed): string[] =>
  [...sources]
    .flatMap(([id, { state, reason }]) =>
      state === 'ended' ? [`${sourceName(id, sources)}: ${reason ?? 'its log ended.'}`] : [],
    )
    .slice(-MOST_NAMES)

/** How it fares, as sentences. */
export function feedWords(feed: Feed): string {
  const { stage } = feed
  if (stage.is === 'over') return [stage.why, ...endings(feed)].join(' ')
  if (stage.is === 'failed') return stage.error.message
  const progress = progressOf(feed)
  if (progress === 'connecting') return 'Asking the connectors for their logs.'
  return progress === 'live' ? `Live from ${liveNames(feed)}.` : endings(feed).join(' ')
}

const COUNT = new Intl.NumberFormat('en')

/** How much is shown, and how much came before it. */
export function countWords(shown: number, letGo: number): string {
  const lines = `${COUNT.format(shown)} ${shown === 1 ? 'line' : 'lines'}`
  return letGo === 0 ? lines : `The last ${lines}; ${COUNT.format(letGo)} before them were let go`
}
