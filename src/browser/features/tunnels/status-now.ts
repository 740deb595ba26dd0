/** What the status of a tunnel means, given what happened to it last. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import { atWhen } from '../../ui/time.ts'
import { advice, happened } from '../events/event-words.ts'
import { type Meaning, meaningOf } from './status.ts'

/** How long a connector that joined may take to open all of its connections, in milliseconds. */
const OPENING = 60_000

type Explanation = Pick<Meaning, 'means' | 'todo'>
type Explain = (event: TunnelEvent, at: string) => Explanation

const COME_BACK =
  'Connectors come back by themselves within about 20 seconds if their token is still valid. If none does, check that cloudflared still runs on its host, with the current token.'

const todoOf = (event: TunnelEvent): string => advice(event) ?? ''

const refused: Explain = (event, at) => ({
  means: `${happened(event)} That was ${at}.`,
  todo: todoOf(event),
})

const drained: Explain = ({ connector, actor }, at) => ({
  means: `${connector === null ? 'All connectors were' : 'A connector was'} disconnected${actor === null ? '' : ` by ${actor}`} ${at}.`,
  todo: COME_BACK,
})

const restarted: Explain = (_, at) => ({
  means: `The edge was stopped or restarted ${at}.`,
  todo: 'Connectors connect again by themselves within about a minute. If none does, check that the host is on and that cloudflared runs there.',
})

/** Why the last connector left, and what to do, by the cause. Those that were asked to go are told by who asked. */
const LEFT: Record<string, Explain> = {
  graceful: (_, at) => ({
    means: `cloudflared was shut down on the host of the last connector ${at}.`,
    todo: 'Start it again there; on Linux: sudo systemctl start cloudflared.',
  }),
  closed: (event, at) => ({
    means: `The host of the last connector, or the network on the way, closed its connections ${at}.`,
    todo: `${todoOf(event)} On Linux: sudo systemctl status cloudflared.`,
  }),
  timeout: (event, at) => ({
    means: `The last connector went silent ${at}.`,
    todo: todoOf(event),
  }),
  malformed: (event, at) => ({
    means: `The last connector sent what the protocol does not allow, and was disconnected ${at}.`,
    todo: todoOf(event),
  }),
  stopped: restarted,
}

/** Why none is connected, by the kind of the newest event that has something to say about it. */
function explainDown(event: TunnelEvent): Explain | undefined {
  if (event.kind === 'registration_refused') return refused
  if (event.kind === 'connections_drained') return drained
  if (event.kind === 'edge_restarted') return restarted
  return event.kind === 'connector_left' ? LEFT[event.cause ?? ''] : undefined
}

const joined: Explain = (_, at) => ({
  means: `A connector joined ${at}, and is opening its connections.`,
  todo: 'Nothing to do: it takes a few seconds.',
})

/** Connections that were asked to go, or made room for newer ones, are no trouble. */
const NO_TROUBLE = new Set(['drained', 'replaced', 'stopped'])

const lost: Explain = (event, at) => {
  const { means, todo } = meaningOf('degraded')
  return { means: `${means} ${happened(event)} That was ${at}.`, todo }
}

/** Why a connector holds fewer connections than it should, by the same. */
function explainDegraded(event: TunnelEvent): Explain | undefined {
  if (event.kind === 'registration_refused') return refused
  if (event.kind === 'connections_drained') return drained
  if (event.kind === 'connector_joined') return joined
  const isTrouble = event.kind === 'connection_lost' && !NO_TROUBLE.has(event.cause ?? '')
  return isTrouble ? lost : undefined
}

const EXPLAIN: Record<string, (event: TunnelEvent) => Explain | undefined> = {
  inactive: explainDown,
  down: explainDown,
  degraded: explainDegraded,
}

/**
 * What a status is called, means and asks for. Where the newest event that matters tells why, that stands instead of
 * what is true of every tunnel of this status. Events newest first; `now` in ms since 1970.
 */
export function meaningNow(status: string, events: readonly TunnelEvent[], now: number): Meaning {
  const usual = meaningOf(status)
  for (const event of events) {
    const explain = EXPLAIN[status]?.(event)
    if (explain === undefined) continue
    const moment = Date.parse(event.last_at)
    if (explain === joined && now - moment > OPENING) return usual
    return { ...usual, ...explain(event, atWhen(moment, Math.max(now, moment))) }
  }
  return usual
}
