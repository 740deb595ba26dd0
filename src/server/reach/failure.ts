/**
 * Why something could not be reached, in finer kinds than Workers VPC tells, each with the code a
 * Worker would see. Source of the codes: Workers VPC, "Troubleshoot and debug".
 */
const CODES = {
  /** Nothing of the tunnel is connected. */
  no_connector: 'destination_unavailable',
  /** The connections themselves broke. */
  connection_failed: 'destination_unavailable',
  /** The connectors did not say in time whether they could connect. */
  no_answer: 'connection_timeout',

  /** From here on a connector dialled, and this came of it. */
  refused: 'connection_refused',
  timed_out: 'connection_timeout',
  unroutable: 'destination_ip_unroutable',
  reset: 'connection_terminated',
  too_many_flows: 'connection_limit_reached',
  /** It gave no reason, as over HTTP/2, or one of another kind. */
  dial_failed: 'destination_unavailable',

  /** From here on a hostname could not be resolved. */
  hostname_invalid: 'dns_error',
  /** All connections are over HTTP/2, which carries no DNS. */
  no_datagrams: 'dns_error',
  resolver_unreachable: 'dns_error',
  nxdomain: 'dns_error',
  servfail: 'dns_error',
  /** Another response code than the two above. */
  rcode: 'dns_error',
  /** The name exists, without an address of a family that was asked for. */
  no_data: 'dns_error',
  malformed: 'dns_error',
  dns_timeout: 'dns_timeout',
} as const

export type FailureKind = keyof typeof CODES

interface Told {
  /** The connector that told it. */
  connectorId?: string
  /** The connector's own words. */
  reason?: string
}

/** The message is for people: what happened and what to look at. */
export class ReachFailure extends Error {
  override name = 'ReachFailure' as const
  readonly kind: FailureKind
  readonly told: Told

  constructor(kind: FailureKind, message: string, told: Told = {}) {
    super(message)
    this.kind = kind
    this.told = told
  }

  /** What Workers VPC calls it. */
  get code(): (typeof CODES)[FailureKind] {
    return CODES[this.kind]
  }
}
