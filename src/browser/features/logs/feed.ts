/** The log lines that have come, and how the stream fares. Pure. */
import type { LogMessage } from '#contract/live.ts'
import { shortId } from '../../ui/short-id.ts'

export type Log = Extract<LogMessage, { kind: 'log' }>

/**
 * A line on the page: what a connector logged, by what it is called, or a remark of ours between. `key` tells lines
 * apart.
 */
export type Line = { key: number } & (
  | { is: 'log'; from: string; log: Log }
  /** `at` is when it came, RFC 3339. */
  | { is: 'remark'; at: string; text: string }
)

/** How the log of one connector fares; `reason` is why it ended. */
type Source = {
  hostname: string | null
  state: 'streaming' | 'ended'
  reason: string | null
}

/** The names of machines, by the ids of the connectors that run on them; null where it is not told. */
export type Hosts = ReadonlyMap<string, Pick<Source, 'hostname'>>

/** The stream as a whole: on its way or there; ended, by either side, with a sentence; or broken. */
type Stage = { is: 'open' } | { is: 'over'; why: string } | { is: 'failed'; error: Error }

export type Feed = {
  stage: Stage
  /** By the id of the connector. */
  sources: ReadonlyMap<string, Source>
  /** Oldest first, at most `MOST_LINES`. */
  lines: readonly Line[]
  /** How many lines came before those that are kept. */
  letGo: number
  /** How many lines there have ever been: the next key. */
  count: number
}

export type Change =
  | { kind: 'started' }
  /** `at` is when, in ms since 1970. */
  | { kind: 'came'; messages: readonly LogMessage[]; at: number }
  | { kind: 'over'; why: string }
  | { kind: 'failed'; error: Error }
  | { kind: 'cleared' }

/** How many lines are kept: the newest. */
export const MOST_LINES = 2000

export const NO_FEED: Feed = {
  stage: { is: 'open' },
  sources: new Map(),
  lines: [],
  letGo: 0,
  count: 0,
}

/** What a connector is called: by its host; where that is not known, or runs several, by the beginning of its id. */
export function sourceName(id: string, hosts: Hosts): string {
  const short = shortId(id)
  const host = hosts.get(id)?.hostname ?? null
  if (host === null) return short
  const onHost = [...hosts.values()].filter(({ hostname }) => hostname === host)
  return onHost.length > 1 ? `${host} ${short}` : host
}

/** That and why a connector's log ended. */
export const endingWords = (name: string, reason: string | null): string =>
  `${name}: ${reason ?? 'its log ended.'}`

/** A message as a line; most say how the stream fares, and are none. */
function lineOf(
  message: LogMessage,
  key: number,
  { sources, at }: { sources: Feed['sources']; at: string },
): Line | undefined {
  if (message.kind === 'log')
    return { key, is: 'log', from: sourceName(message.connector_id, sources), log: message }
  if (message.kind === 'dropped') {
    const text = `${message.count} lines came faster than they could be sent, and were left out.`
    return { key, is: 'remark', at, text }
  }
  if (message.kind !== 'connector' || message.state !== 'ended') return undefined
  const name = sourceName(message.connector_id, sources)
  return { key, is: 'remark', at, text: endingWords(name, message.reason) }
}

function sourcesAfter(before: Feed['sources'], messages: readonly LogMessage[]): Feed['sources'] {
  const changes = messages.filter((message) => message.kind === 'connector')
  if (changes.length === 0) return before
  const sources = new Map(before)
  for (const { connector_id: id, state, hostname, reason } of changes)
    sources.set(id, { state, reason, hostname: hostname ?? sources.get(id)?.hostname ?? null })
  return sources
}

function withMessages(feed: Feed, messages: readonly LogMessage[], moment: number): Feed {
  const at = new Date(moment).toISOString()
  const sources = sourcesAfter(feed.sources, messages)
  const lines = [...feed.lines]
  let { count } = feed
  for (const message of messages) {
    const line = lineOf(message, count, { sources, at })
    if (line === undefined) continue
    lines.push(line)
    count += 1
  }
  const over = Math.max(0, lines.length - MOST_LINES)
  return { ...feed, sources, count, lines: lines.slice(over), letGo: feed.letGo + over }
}

/** The feed after a change. Lines that have come stay when it begins again. */
export function feedAfter(feed: Feed, change: Change): Feed {
  if (change.kind === 'came') return withMessages(feed, change.messages, change.at)
  if (change.kind === 'cleared') return { ...feed, lines: [], letGo: 0 }
  if (change.kind === 'over') return { ...feed, stage: { is: 'over', why: change.why } }
  if (change.kind === 'failed') return { ...feed, stage: { is: 'failed', error: change.error } }
  return { ...feed, stage: { is: 'open' }, sources: new Map() }
}
