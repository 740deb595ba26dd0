import type { Streams } from '#server/edge/registry.ts'
import { TooLate, attempt } from '../attempt.ts'
import type { ReachConnection } from '../connections.ts'
import { dropStream } from '../drop-stream.ts'
import { ReachFailure } from '../failure.ts'
import { throughFirst } from '../through-first.ts'
import { connectionFailed } from '../tunnel-failure.ts'
import { dnsTimeout, malformed, noAddress, resolverUnreachable } from './dns-failure.ts'
import { askOverTcp, askOverUdp } from './exchange.ts'
import type { Question } from './question.ts'
import type { Resolver } from './resolver.ts'

/** What a connection may take to make way for UDP, before the next one is tried. */
const OPEN_WITHIN = 2_000

/** A connection that carries UDP. */
export interface UdpConnection extends ReachConnection {
  streams: Streams & Required<Pick<Streams, 'openUdp'>>
}

export interface Inquiry {
  /** At least one. */
  connections: readonly UdpConnection[]
  resolver: Resolver
  question: Question
  /** How long it may take in all, in milliseconds. */
  ms: number
  signal: AbortSignal | undefined
}

interface Answer {
  addresses: string[]
  connectorId: string
}

/** Asks one resolver one question. Rejects with the signal's reason only. */
export async function ask(inquiry: Inquiry): Promise<Answer | ReachFailure> {
  const { resolver, ms, signal } = inquiry
  try {
    const start = (inner: AbortSignal) => exchange(inquiry, inner)
    // An answer holds nothing open.
    return await attempt({ ms, signal, start, discard: () => {} })
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof ReachFailure) return error
    if (error instanceof TooLate) return dnsTimeout(resolver, ms)
    return connectionFailed(resolver.at.address, error)
  }
}

async function exchange(inquiry: Inquiry, signal: AbortSignal): Promise<Answer | ReachFailure> {
  const { resolver, question } = inquiry
  const { connection, value: flow } = await throughFirst(inquiry.connections, {
    ms: OPEN_WITHIN,
    signal,
    start: ({ streams }, inner) => streams.openUdp(resolver.at, inner),
    discard: (late) => late.close(),
    refused: (error, by) => resolverUnreachable(resolver, error, by),
  })
  const short = await askOverUdp(flow, question, signal)
  const isWhole = short === 'malformed' || !short.truncated
  const reply = isWhole ? short : await askAgain(connection, inquiry, signal)
  if (reply === 'malformed') return malformed(question, resolver, connection)
  const { connectorId } = connection
  const { addresses } = reply
  return noAddress(reply, question, resolver, connection) ?? { addresses, connectorId }
}

/** Over TCP, through the same connection: another connector might ask another resolver. */
async function askAgain(connection: UdpConnection, inquiry: Inquiry, signal: AbortSignal) {
  const { resolver, question, ms } = inquiry
  const { value: stream } = await throughFirst([connection], {
    ms,
    signal,
    start: ({ streams }, inner) => streams.dial(resolver.at, inner),
    discard: dropStream,
    refused: (error, by) => resolverUnreachable(resolver, error, by),
  })
  return askOverTcp(stream, question, signal)
}
