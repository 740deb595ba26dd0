/** How a stream of logs fares, in words. Pure. */
import { Refusal } from '#contract/refusal.ts'
import { endingWords, type Feed, sourceName } from './feed.ts'

/**
 * What is going on: before the first connector answers; while at least one streams; after the last, as long as the
 * stream is open or will be; after the end of the stream itself.
 */
export type Progress = 'connecting' | 'live' | 'waiting' | 'ended'

/** How far it is. The stream outlives its connectors: it takes in those that come later. */
export function progressOf({ stage, sources }: Feed): Progress {
  if (isWithoutConnector({ stage })) return 'waiting'
  if (stage.is !== 'open') return 'ended'
  if (sources.size === 0) return 'connecting'
  return [...sources.values()].some(({ state }) => state === 'streaming') ? 'live' : 'waiting'
}

/** Whether the stream could not begin because there was nobody to listen to. */
export const isWithoutConnector = ({ stage }: Pick<Feed, 'stage'>): boolean =>
  stage.is === 'failed' &&
  stage.error instanceof Refusal &&
  (stage.error.is('noConnector') || stage.error.is('connectorNotFound'))

/** The connectors that ended their log though they are still connected: these do not begin again by themselves. */
const silent = ({ sources }: Feed, connected: ReadonlySet<string>): string[] =>
  [...sources].flatMap(([id, { state }]) => (state === 'ended' && connected.has(id) ? [id] : []))

/** Whether a person has to begin anew, for nothing goes on by itself. `connected` are the ids of connectors. */
export const isStuck = (feed: Feed, connected: ReadonlySet<string>): boolean => {
  const progress = progressOf(feed)
  if (progress === 'ended') return true
  return progress === 'waiting' && silent(feed, connected).length > 0
}

const MOST_NAMES = 3
const LIST = new Intl.ListFormat('en')

function namesOf({ sources }: Feed, wanted: 'streaming' | 'ended'): string {
  const ids = [...sources].flatMap(([id, { state }]) => (state === wanted ? [id] : []))
  if (ids.length > MOST_NAMES) return `${ids.length} connectors`
  // By name: they come in whichever order they answer, and the words should not differ by that.
  return LIST.format(ids.map((id) => sourceName(id, sources)).toSorted())
}

/** Why the last connectors that ended did; all of them stand between the lines. */
const endings = ({ sources }: Feed): string[] =>
  [...sources]
    .flatMap(([id, { state, reason }]) =>
      state === 'ended' ? [endingWords(sourceName(id, sources), reason)] : [],
    )
    .slice(-MOST_NAMES)

/** That the logs of connectors ended. Why stands between the lines; what stands there no more is said here. */
function endedWords(feed: Feed): string[] {
  const said = new Set(feed.lines.map((line) => (line.is === 'remark' ? line.text : '')))
  const all = endings(feed)
  const unsaid = all.filter((text) => !said.has(text))
  if (all.length === 0 || unsaid.length > 0) return unsaid
  const names = namesOf(feed, 'ended')
  return [
    all.length === 1
      ? `The log of ${names} has ended: see its last line.`
      : `The logs of ${names} have ended: see the last lines.`,
  ]
}

type Around = {
  /** The ids of the connectors that are connected now. */
  connected: ReadonlySet<string>
  /** Whether only one connector is asked for. */
  onlyOne: boolean
}

function waitingWords(feed: Feed, { connected, onlyOne }: Around): string {
  if (silent(feed, connected).length > 0) return endedWords(feed).join(' ')
  const goesOn = `Logs go on when ${onlyOne ? 'it connects again' : 'a connector connects'}.`
  if (feed.sources.size === 0)
    return `${onlyOne ? 'This connector is not connected' : 'No connector is connected'}. ${goesOn}`
  return `${namesOf(feed, 'ended')} ${feed.sources.size === 1 ? 'is' : 'are'} not connected any more. ${goesOn}`
}

/** The ellipsis of a name that is cut ends a sentence as well as a full stop. */
const sentence = (words: string): string => (words.endsWith('…') ? words : `${words}.`)

/** How it fares, as sentences. */
export function feedWords(feed: Feed, around: Around): string {
  const { stage } = feed
  const progress = progressOf(feed)
  if (progress === 'waiting') return waitingWords(feed, around)
  if (stage.is === 'over') return [stage.why, ...endedWords(feed)].join(' ')
  if (stage.is === 'failed') return stage.error.message
  if (progress === 'connecting') return 'Asking the connectors for their logs.'
  return sentence(`Live from ${namesOf(feed, 'streaming')}`)
}

const COUNT = new Intl.NumberFormat('en')

/** How much is shown, how much came before it, and how much waits behind it; `waiting` is undefined unless it is held. */
export function countWords(shown: number, letGo: number, waiting: number | undefined): string {
  const lines = `${COUNT.format(shown)} ${shown === 1 ? 'line' : 'lines'}`
  const kept =
    letGo === 0 ? lines : `The last ${lines}; ${COUNT.format(letGo)} before them were let go`
  if (waiting === undefined) return kept
  return waiting === 1
    ? `Paused, 1 new line waits. ${kept}`
    : `Paused, ${COUNT.format(waiting)} new lines wait. ${kept}`
}
