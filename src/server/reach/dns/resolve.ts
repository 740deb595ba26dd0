import { isIPv4, isIPv6 } from 'node:net'
import type { Connections, ReachConnection } from '../connections.ts'
import { ReachFailure } from '../failure.ts'
import { noConnector } from '../tunnel-failure.ts'
import { type Inquiry, type UdpConnection, ask } from './ask.ts'
import { noDatagrams } from './dns-failure.ts'
import { mostTelling, together } from './most-telling.ts'
import { type AddressType, newQuestion, questionName } from './question.ts'
import { resolversOf } from './resolver.ts'

/** How long it may take in all, in milliseconds; several resolvers have equal shares of it. */
const WITHIN = 5_000

export interface Lookup {
  /** The tunnel's id. */
  tunnel: string
  /** In ASCII; a dot at its end is allowed. */
  hostname: string
  /** The `resolver_ips` of a VPC Service; without any, the connector's own resolver is asked. */
  resolverIps?: readonly string[]
  /** Asks for addresses of this family only. */
  family?: 4 | 6
  signal?: AbortSignal
}

/** In the order they came. One of the lists at least has an address. */
export interface Resolution {
  ipv4: string[]
  ipv6: string[]
  /** Who passed the question on, and whom it asked. */
  connectorId: string
  resolverIp: string
}

/**
 * Looks a hostname up the way Workers VPC does: through a connector, by UDP. One family is enough,
 * whatever becomes of the other. That there is no such name, or no address of it, is an answer;
 * after any other failure the next resolver is asked. Rejects with `ReachFailure`, or with the
 * signal's reason.
 */
export async function resolve(connections: Connections, lookup: Lookup): Promise<Resolution> {
  const { signal } = lookup
  const name = questionName(lookup.hostname)
  const capable = carryUdp(connections(lookup.tunnel))
  const resolvers = resolversOf(lookup.resolverIps)
  const ms = WITHIN / resolvers.length
  const failures: ReachFailure[] = []
  for (const resolver of resolvers) {
    const inquiry = { connections: capable, resolver, ms, signal }
    const outcome = await askForAddresses(inquiry, name, lookup.family)
    if (!(outcome instanceof ReachFailure)) return outcome
    if (outcome.kind === 'nxdomain' || outcome.kind === 'no_data') throw outcome
    failures.push(outcome)
  }
  throw together(failures)
}

/** Those over QUIC, the longest-lived first. */
function carryUdp(connections: readonly ReachConnection[]): readonly UdpConnection[] {
  if (connections.length === 0) throw noConnector()
  const capable = connections.filter((it): it is UdpConnection => it.streams.openUdp !== undefined)
  if (capable.length === 0) throw noDatagrams()
  return capable
}

async function askForAddresses(
  inquiry: Omit<Inquiry, 'question'>,
  name: string,
  family: 4 | 6 | undefined,
): Promise<Resolution | ReachFailure> {
  const types: AddressType[] = family === undefined ? ['A', 'AAAA'] : [family === 4 ? 'A' : 'AAAA']
  const outcomes = await Promise.all(
    types.map((type) => ask({ ...inquiry, question: newQuestion(name, type) })),
  )
  const answers = outcomes.flatMap((it) => (it instanceof ReachFailure ? [] : [it]))
  const [first] = answers
  if (first === undefined) return mostTelling(outcomes.filter((it) => it instanceof ReachFailure))
  const addresses = answers.flatMap((it) => it.addresses)
  return {
    ipv4: addresses.filter(isIPv4),
    ipv6: addresses.filter(isIPv6),
    connectorId: first.connectorId,
    resolverIp: inquiry.resolver.at.address,
  }
}
