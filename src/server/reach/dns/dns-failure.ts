import type { DialRefused } from '#server/edge/registry.ts'
import type { ReachConnection } from '../connections.ts'
import { type FailureKind, ReachFailure } from '../failure.ts'
import type { Question } from './question.ts'
import type { Reply } from './reply.ts'
import type { Resolver } from './resolver.ts'

/** The words for what can go wrong between a question and its answer. */

/** RFC 1035, 4.1.1. */
const SERVFAIL = 2
const NXDOMAIN = 3
const RCODES: Record<number, string> = { 1: 'FORMERR', 4: 'NOTIMP', 5: 'REFUSED', 9: 'NOTAUTH' }

export function noDatagrams(): ReachFailure {
  return new ReachFailure(
    'no_datagrams',
    'The tunnel is connected over HTTP/2, which carries no DNS of Workers VPC. Run cloudflared ' +
      '2025.7.0 or later with --protocol quic, and allow it outbound UDP on port 7844.',
  )
}

export function dnsTimeout({ name, whenSilent }: Resolver, ms: number): ReachFailure {
  const waited = `${name} did not answer within ${Number((ms / 1000).toFixed(1))} s.`
  return new ReachFailure('dns_timeout', `${waited} ${whenSilent}`)
}

export function resolverUnreachable(
  { name, whenSilent }: Resolver,
  { message: reason }: DialRefused,
  { connectorId }: ReachConnection,
): ReachFailure {
  const message = `${name} could not be reached from the connector’s machine. ${whenSilent}`
  return new ReachFailure('resolver_unreachable', message, { connectorId, reason })
}

export function malformed(
  { name }: Question,
  resolver: Resolver,
  { connectorId }: ReachConnection,
): ReachFailure {
  const message = `${resolver.name} answered for ${name} with what is no whole DNS message.`
  return new ReachFailure('malformed', message, { connectorId })
}

/** Why a reply gives no address; nothing when it does. */
export function noAddress(
  { rcode, addresses, canonicalName }: Reply,
  { name }: Question,
  resolver: Resolver,
  { connectorId }: ReachConnection,
): ReachFailure | undefined {
  if (rcode === 0 && addresses.length > 0) return undefined
  const whom = canonicalName === name ? name : `${canonicalName}, which ${name} stands for`
  const fail = (kind: FailureKind, message: string) =>
    new ReachFailure(kind, `${resolver.name} ${message}`, { connectorId })
  switch (rcode) {
    case 0:
      return fail('no_data', `knows ${whom}, but has no address of it.`)
    case NXDOMAIN:
      return fail('nxdomain', `says that there is no ${whom}. ${spelling(name)}`)
    case SERVFAIL:
      return fail('servfail', `failed to look up ${whom} (SERVFAIL). Check it and what it asks.`)
    default:
      return fail('rcode', `answered ${RCODES[rcode] ?? `response code ${rcode}`} for ${name}.`)
  }
}

function spelling(name: string): string {
  if (name.includes('.')) return 'Check how it is written, and that this is the right resolver.'
  return 'Give the full name: a tunnel adds no search domain.'
}
