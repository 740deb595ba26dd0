/** What happened to a tunnel, in sentences a support person can paste. Pure. */
import {
  EVENT_KINDS,
  type EventKind,
  LOSS_CAUSES,
  type LossCause,
  type TunnelEvent,
} from '#contract/event.ts'
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

const isKind = (kind: string): kind is EventKind => EVENT_KINDS.some((known) => known === kind)

const asCause = (cause: string | null) => LOSS_CAUSES.find((known) => known === cause)

/** A cause as the end of a sentence; one that is not known yet stands as it came. */
function because({ cause }: TunnelEvent): string {
  const known = asCause(cause)
  if (known !== undefined) return `: ${LOSS[known]}.`
  return cause === null ? '.' : `: ${cause}.`
}

/** The connector as far as it is known: `Connector 1a2b3c4d… (cloudflared 2026.8.2, linux_amd64, from 10.0.0.7)`. */
function connectorWords({ connector }: TunnelEvent): string {
  if (connector === null) return 'A connector'
  const { id, version, arch, origin_ip: from } = connector
  const about = [version && `cloudflared ${version}`, arch, from && `from ${from}`]
  const known = about.filter(Boolean).join(', ')
  return `Connector ${id.slice(0, 8)}…${known && ` (${known})`}`
}

const TRANSPORTS: Record<string, string> = { quic: 'QUIC', http2: 'HTTP/2' }

const over = ({ connection }: TunnelEvent): string =>
  connection === null ? '' : ` over ${TRANSPORTS[connection.transport] ?? connection.transport}`

const connectionWords = ({ connection }: TunnelEvent): string =>
  connection === null ? 'a connection' : `connection ${connection.index}`

const by = ({ actor }: TunnelEvent): string => (actor === null ? '' : ` by ${actor}`)

const serviceWords = ({ service }: TunnelEvent): string =>
  service === null ? 'A VPC Service' : `VPC Service ${service.name}`

const to = ({ value }: TunnelEvent, what = ''): string =>
  value === null ? '' : ` to ${what}${value}`

const DRAINED = 'Those whose token is still good come back by themselves.'

const SENTENCES: Record<EventKind, (event: TunnelEvent) => string> = {
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
      : `${connectorWords(event)} was disconnected${by(event)}. It comes back by itself if its token is still good.`,
  connector_joined: (event) => `${connectorWords(event)} joined${over(event)}.`,
  connector_left: (event) => `${connectorWords(event)} left${because(event)}`,
  connection_registered: (event) =>
    `${connectorWords(event)} opened ${connectionWords(event)}${over(event)}.`,
  connection_lost: (event) =>
    `${connectorWords(event)} lost ${connectionWords(event)}${because(event)}`,
  registration_refused: (event) =>
    `${connectorWords(event)} was refused${event.cause === null ? '' : `: ${event.cause.replace(/\.$/, '')}`}.`,
  edge_restarted: () => 'The edge was restarted. Connectors connect again by themselves.',
  service_created: (event) => `${serviceWords(event)} was created${by(event)}.`,
  service_changed: (event) => `${serviceWords(event)} was changed${by(event)}.`,
  service_deleted: (event) => `${serviceWords(event)} was deleted${by(event)}.`,
}

/** What happened, as one sentence or two. A kind that this console does not know is told by its name. */
export function happened(event: TunnelEvent): string {
  if (isKind(event.kind)) return SENTENCES[event.kind](event)
  return `${event.kind.replaceAll('_', ' ')}${by(event)}: this console has no words for it yet.`
}

/** What to do about it; nothing where nothing needs to be done. */
export function advice({ kind, cause }: TunnelEvent): string | undefined {
  if (kind === 'registration_refused') return refusalAdvice(cause)
  const known = asCause(cause)
  return kind === 'connector_left' && known !== undefined ? LEFT_TODO[known] : undefined
}
