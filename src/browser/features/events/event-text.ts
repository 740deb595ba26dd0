/** Events as plain text, for a ticket or a chat: it stands alone, and every moment is in UTC. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import { oneLine } from '../../ui/one-line.ts'
import { utc } from '../../ui/time.ts'
import { type EventLine, linesOf, partsUnder } from './event-groups.ts'
import { advice, happened, partHappened } from './event-words.ts'

/** What the text is about, as far as the events do not say it. */
export type About = {
  account: string
  tunnel: { id: string; name: string }
  /** The status of the tunnel, as a word. */
  status: string
  /** When it was copied, in ms since 1970. */
  at: number
  /** Whether there are older events that are not among these. */
  isMore: boolean
  /** Whether they are what a browser saw, and not what an edge told. */
  seen: boolean
}

const at = (moment: string): string => utc(Date.parse(moment))

/** One event in one line, with its exact time; of one that happened often, the first and the last. */
function eventText({ event, folded }: EventLine): string {
  const { count, last_at: last } = event
  const often = count > 1 ? `${count} times, last ${at(last)}.` : undefined
  const told = happened(event, { parts: folded, wholeId: true })
  return [`${at(event.at)}  ${told}`, often, advice(event)].filter(Boolean).join(' ')
}

const partText = (event: TunnelEvent): string => `    ${at(event.at)}  ${partHappened(event)}`

function heading(count: number, { account, tunnel, status, at: now, seen }: About): string {
  const events = `${count} ${count === 1 ? 'event' : 'events'}, newest first`
  return `Tunnel ${tunnel.name} (id ${tunnel.id}, account ${account}), status ${status}, copied ${utc(now)}: ${events}${seen ? ', as a browser saw them while a page was open' : ''}.`
}

const lineTexts = (line: EventLine): string[] =>
  [eventText(line)].concat(partsUnder(line).map(partText))

/** A heading, then the events, newest first, those of connections below their connector's. */
export function eventsText(events: readonly TunnelEvent[], about: About): string {
  const lines = [heading(events.length, about)].concat(linesOf(events).flatMap(lineTexts))
  if (about.isMore) lines.push('… older events not shown')
  return lines.map(oneLine).join('\n')
}
