/** A VPC Service in words, for lists and details. Pure. */
import type { Host, VpcService } from '#contract/service.ts'

const UNKNOWN = 'Unknown'

/** What stands for a word of the API's that is new; or for one that is not told. */
const unknown = (word: string): string => (word === '' ? UNKNOWN : `${UNKNOWN} (${word})`)

const TYPES = new Map([
  ['http', 'HTTP'],
  ['tcp', 'TCP'],
])

/** The host as a person would write it; both addresses of a dual stack. */
export const hostWords = (host: Host): string =>
  host.hostname ?? ([host.ipv4, host.ipv6].filter(Boolean).join(', ') || UNKNOWN)

/** The type as a label; the API may have new ones. */
export const typeWords = ({ type }: VpcService): string => TYPES.get(type) ?? unknown(type)

/** Ports as they are in force: with one given, only that scheme is allowed. */
export function portWords({
  type,
  http_port,
  https_port,
  tcp_port,
  app_protocol,
}: VpcService): string {
  if (type === 'tcp') return `TCP ${tcp_port ?? '–'}${app_protocol ? ` (${app_protocol})` : ''}`
  if (http_port && https_port) return `HTTP ${http_port}, HTTPS ${https_port}`
  if (http_port) return `HTTP only ${http_port}`
  if (https_port) return `HTTPS only ${https_port}`
  return type === 'http' ? 'Default (80, 443)' : UNKNOWN
}

/** Who answers for the host's name. An address needs nobody; of a host that is not told nobody knows. */
export function resolverWords(host: Host): string {
  if (host.resolver_network === undefined) return host.ipv4 || host.ipv6 ? 'Not needed' : UNKNOWN
  const ips = host.resolver_network.resolver_ips ?? []
  return ips.length === 0 ? 'Tunnel' : ips.join(', ')
}

/** Which requests a Worker may make to the service. */
export function schemesOf({ type, http_port, https_port }: VpcService): string {
  if (type === 'tcp') return 'Plain TCP, for a database driver or Hyperdrive.'
  if (type !== 'http') return 'This console does not know services of this type.'
  if (http_port && !https_port) return 'Workers must use http://.'
  if (https_port && !http_port) return 'Workers must use https://.'
  return 'Workers may use http:// and https://.'
}

const TLS = new Map([
  ['verify_full', 'Certificate chain and hostname (verify_full)'],
  ['verify_ca', 'Certificate chain only (verify_ca)'],
  ['disabled', 'None (disabled)'],
])

/** How the service's certificate is checked. */
export function tlsWords({ tls_settings: tls }: VpcService): string {
  if (tls == null) return 'Certificate chain and hostname (verify_full, the default)'
  return TLS.get(tls.cert_verification_mode) ?? unknown(tls.cert_verification_mode)
}
