import { type DialRefused, type SocketAddress, socketAddressText } from '#server/edge/registry.ts'
import type { ReachConnection } from './connections.ts'
import { ReachFailure } from './failure.ts'

/**
 * How the operating system's reasons end up in the text of Go's `net` errors, which is all that a
 * connector tells: as on Linux and macOS, and as on Windows.
 */
const REASONS = {
  refused: /connection refused|actively refused/i,
  timed_out:
    /timed out|i\/o timeout|deadline exceeded|did not properly respond after a period of time/i,
  unroutable:
    /no route to host|unreachable|host is down|network is down|assign requested address|address family not supported|no suitable address|not valid in its context/i,
  reset: /reset by peer|broken pipe|forcibly closed|\bEOF$/i,
  /** cloudflared's `flow/limiter.go`. */
  too_many_flows: /too many active flows/i,
} as const

type DialKind = keyof typeof REASONS | 'dial_failed'

const SENTENCES: Record<DialKind, (to: string) => string> = {
  refused: (to) =>
    `${to} refused the connection. Check that the service is running and listens on this port, ` +
    'and that no firewall rejects it.',
  timed_out: (to) =>
    `${to} did not answer the connector in time. Check that the address is right, and that no ` +
    'firewall between the connector and the service drops the connection.',
  unroutable: (to) =>
    `The connector’s machine has no route to ${to}. Check the address, and that this machine is ` +
    'in the service’s network.',
  reset: (to) =>
    `The connection to ${to} was cut while it opened. Check the service’s log, and firewalls or ` +
    'proxies in front of it.',
  too_many_flows: (to) =>
    `The connector has as many connections open as it may, and opened none to ${to}. Raise its ` +
    'limit, or add a replica.',
  dial_failed: (to) =>
    `The connector could not connect to ${to}. Check that the service is running and reachable ` +
    'from the connector’s machine; the connector’s log has the reason.',
}

/** What a connector says of a dial that failed. */
export function dialFailure(
  to: SocketAddress,
  { message }: DialRefused,
  { connectorId }: ReachConnection,
): ReachFailure {
  const kind = kindOf(message)
  return new ReachFailure(kind, SENTENCES[kind](socketAddressText(to)), {
    connectorId,
    reason: message,
  })
}

function kindOf(reason: string): DialKind {
  if (REASONS.refused.test(reason)) return 'refused'
  if (REASONS.timed_out.test(reason)) return 'timed_out'
  if (REASONS.unroutable.test(reason)) return 'unroutable'
  if (REASONS.reset.test(reason)) return 'reset'
  return REASONS.too_many_flows.test(reason) ? 'too_many_flows' : 'dial_failed'
}
