/** What happened to a tunnel, in sentences a support person can paste. Pure. */
import {
  EVENT_KINDS,
  type EventKind,
  LOSS_CAUSES,
  type LossCause,
  type TunnelEvent,
} from '#contract/event.ts'
import { SEEN_KINDS, type SeenKind } from '../../queries/observed-changes.ts'
import { shortId } from '../../ui/short-id.ts'
import { refusalAdvice } from './refusal-advice.ts'

/** Why it ended; fits a connection as well as a connector. */
const LOSS: Record<LossCause, string> = {
  graceful: 'cloudflared was shut down',
  closed: 'its host, or the network on the way, closed the connection',
  timeout: 'it went silent',
  malformed: 'it sent what the protocol does not allow',
  replaced: 'a newer one took its place',
  drained: 'it was disconnected on request',
  stopped: 'the edge was stopped',
}

/** What to do when the last connection of a connector ended so; nothing where it was meant. */
const LEFT_TODO: Partial<Record<LossCause, string>> = {
  closed: 'Check that cloudflared still runs on its host.',
  timeout: 'Check that its host is on, and that its network reaches the edge.',
  malformed:
    'Check which version of cloudflared runs there, and what stands between it and the edge.',
}

/** What an edge tells, and what only looking has. */
type KnownKind = EventKind | SeenKind
const KNOWN_KINDS: readonly KnownKind[] = [...EVENT_KINDS, ...SEEN_KINDS]

const isKind = (kind: string): kind is KnownKind => KNOWN_KINDS.some((known) => known === kind)

const asCause = (cause: string | null) => LOSS_CAUSES.find((known) => known === cause)

/** A cause as the end of a sentence; one that is not known yet stands as it came. */
function because({ cause }: TunnelEvent): string {
  const known = asCause(cause)
  if (known !== undefined) return `: ${LOSS[known]}.`
  return cause === null ? '.' : `: ${cause}.`
}

/** The connector as far as it is known: `Connector 1a2b3c4d… (cloudflared 2026.8.2, linux_amd64, from 10.0.0.7)`. */
function connectorWords({ connector }: TunnelEvent, wholeId: boolean): string {
  if (connector === null) return 'A connector'
  const { id, version, arch, origin_ip: from } = connector
  const about = [version && `cloudflared ${version}`, arch, from && `from ${from}`]
  const known = about.filter(Boolean).join(', ')
  return `Connector ${wholeId ? id : shortId(id)}${known && ` (${known})`}`
}

const TRANSPORTS: Record<string, string> = { quic: 'QUIC', http2: 'HTTP/2' }

/** How the connections of some events are carried: ` over QUIC and HTTP/2`; nothing where it is not told. */
function over(...events: TunnelEvent[]): string {
  const told = events.flatMap(({ connection }) =>
    connection === null ? [] : [connection.transport],
  )
  const names = [...new Set(told)].map((transport) => TRANSPORTS[transport] ?? transport)
  return names.length === 0 ? '' : ` over ${names.join(' and ')}`
}

const connectionWords = ({ connection }: TunnelEvent): string =>
  connection === null ? 'a connection' : `connection ${connection.index}`

const by = ({ actor }: TunnelEvent): string => (actor === null ? '' : ` by ${actor}`)

const serviceWords = ({ service }: TunnelEvent): string =>
  service === null ? 'A VPC Service' : `VPC Service ${service.name}`

const to = ({ value }: TunnelEvent, what = ''): string =>
  value === null ? '' : ` to ${what}${value}`

/** A status or the like as a label: `healthy` becomes `Healthy`. */
const labelOf = (value: string | null): string =>
  value === null || value === '' ? 'Unknown' : value.charAt(0).toUpperCase() + value.slice(1)

const some = ({ value }: TunnelEvent): string =>
  value === '1' ? '1 connection' : `${value ?? 'some'} connections`

const MINUTE = 60_000
const UNITS: [name: string, length: number][] = [
  ['days', 1440 * MINUTE],
  ['hours', 60 * MINUTE],
  ['minutes', MINUTE],
]

/** A length of time as roughly as it matters: at least two of a unit. */
function duration({ value }: TunnelEvent): string {
  const [name, length] = UNITS.find(([, one]) => Number(value) >= 2 * one) ?? ['minutes', MINUTE]
  return `${Math.round(Number(value) / length)} ${name}`
}

const DRAINED = 'Those whose token is still good come back by themselves.'

/** What a connector did with one of its connections, to follow the connector. */
const opened = (event: TunnelEvent): string => `opened ${connectionWords(event)}${over(event)}.`
const lost = (event: TunnelEvent): string => `lost ${connectionWords(event)}${because(event)}`

type Told = TunnelEvent & {
  /** The connector as it is told. */
  who: string
  /** The events that are told with it. */
  parts: readonly TunnelEvent[]
}

const SENTENCES: Record<KnownKind, (event: Told) => string> = {
  tunnel_created: (event) => `The tunnel was created${by(event)}.`,
  tunnel_renamed: (event) => `The tunnel was renamed${to(event)}${by(event)}.`,
  tunnel_deleted: (event) => `The tunnel was deleted${by(event)}.`,
  token_rotated: (event) =>
    `The token was rotated${by(event)}. Connectors that are connected stay so; the old token joins no more.`,
  configuration_changed: (event) =>
    `The configuration was changed${to(event, 'version ')}${by(event)}.`,
  connections_drained: (event) =>
    event.connector === null
      ? `All connectors were disconnected${by(event)}. ${DRAINED}`
      : `${event.who} was disconnected${by(event)}. It comes back by itself if its token is still good.`,
  connector_joined: (event) => `${event.who} joined${over(event, ...event.parts)}.`,
  connector_left: (event) => `${event.who} left${because(event)}`,
  connection_registered: (event) => `${event.who} ${opened(event)}`,
  connection_lost: (event) =>
    event.cause === 'replaced'
      ? `${event.who}: ${connectionWords(event)} was replaced by a newer one${over(...event.parts)}.`
      : `${event.who} ${lost(event)}`,
  registration_refused: (event) =>
    `${event.who} was refused${event.cause === null ? '' : `: ${event.cause.replace(/\.$/, '')}`}.`,
  edge_restarted: () => 'The edge was restarted. Connectors connect again by themselves.',
  service_created: (event) => `${serviceWords(event)} was created${by(event)}.`,
  service_changed: (event) => `${serviceWords(event)} was changed${by(event)}.`,
  service_deleted: (event) => `${serviceWords(event)} was deleted${by(event)}.`,
  // Its cause is the status before, which older looks did not keep.
  status_changed: ({ value, cause }) =>
    cause === null
      ? `The status is now ${labelOf(value)}.`
      : `The status went from ${labelOf(cause)} to ${labelOf(value)}.`,
  connections_opened: (event) => `${event.who} opened ${some(event)}.`,
  connections_lost: (event) => `${event.who} lost ${some(event)}.`,
  looked_again: (event) =>
    `No page of this browser looked for ${duration(event)}. What had changed by then is told as of this moment.`,
}

type Manner = {
  /** The events that are told with it. */
  parts?: readonly TunnelEvent[]
  /** Whether the id of the connector is told whole, for who can't look it up. */
  wholeId?: boolean
}

/** What happened, as one sentence or two. A kind that this console does not know is told by its name. */
export function happened(event: TunnelEvent, { parts = [], wholeId = false }: Manner = {}): string {
  if (isKind(event.kind))
    return SENTENCES[event.kind]({ ...event, who: connectorWords(event, wholeId), parts })
  return `${event.kind.replaceAll('_', ' ')}${by(event)}: this console has no words for it yet.`
}

/** What happened to one of a connector's connections, below the sentence that names the connector. */
export function partHappened(event: TunnelEvent): string {
  const words = event.kind === 'connection_registered' ? opened(event) : lost(event)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What to do about it; nothing where nothing needs to be done. */
export function advice({ kind, cause }: TunnelEvent): string | undefined {
  if (kind === 'registration_refused') return refusalAdvice(cause)
  const known = asCause(cause)
  return kind === 'connector_left' && known !== undefined ? LEFT_TODO[known] : undefined
}
