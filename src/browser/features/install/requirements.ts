/**
 * What a host and the firewalls before it have to allow for a connector. Pure.
 * Source: Cloudflare's documentation: “Tunnel with firewall” (required ports, and host names for firewalls that check
 * SNI), and the requirements of Workers VPC.
 */
import type { LocalEdge } from '#contract/session.ts'

/** A place that a connector connects to. Region 1 and region 2 are both needed: a connector spreads over them. */
type Destination = { host: string; ipv4: readonly string[]; ipv6: string }

const under = (net: string, hosts: readonly number[]) => hosts.map((host) => `${net}.${host}`)

export const DESTINATIONS: readonly Destination[] = [
  {
    host: 'region1.v2.argotunnel.com',
    ipv4: under('198.41.192', [7, 27, 37, 47, 57, 67, 77, 107, 167, 227]),
    ipv6: '2606:4700:a0::1 to 2606:4700:a0::10',
  },
  {
    host: 'region2.v2.argotunnel.com',
    ipv4: under('198.41.200', [13, 23, 33, 43, 53, 63, 73, 113, 193, 233]),
    ipv6: '2606:4700:a8::1 to 2606:4700:a8::10',
  },
]

/** The names a connector asks for in TLS, for firewalls that look at them. */
export const SNI_NAMES: readonly { name: string; transport: string }[] = [
  { name: 'quic.cftunnel.com', transport: 'UDP' },
  { name: 'cftunnel.com', transport: 'UDP and TCP' },
  { name: 'h2.cftunnel.com', transport: 'TCP' },
  { name: '_v2-origintunneld._tcp.argotunnel.com', transport: 'TCP' },
]

/** What TCP port 443 is used for; the connector runs without. */
export const OPTIONAL_HOSTS = ['api.cloudflare.com', 'update.argotunnel.com', 'github.com'] as const

/** What must be open, in one line. */
export function openWords(edge: LocalEdge | null): string {
  if (edge === null) return 'outbound UDP port 7844'
  return `a way to the edge at ${edge.address}, over ${edge.quic === 'on' ? 'UDP' : 'TCP'}`
}
