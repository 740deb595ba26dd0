/** Where a VPC Service is in its private network, as a person would write it. Pure. */
import type { VpcService } from '#contract/service.ts'

const bracketed = (ipv6: string | undefined) => ipv6 && `[${ipv6}]`

/** Ports a service has when it names none. Source: Workers VPC, ports of HTTP services. */
const USUAL = [80, 443]

/** Such as `api.internal:8443`; with several addresses or ports, all of them. */
export function addressOf(service: VpcService): string {
  const { host, type, http_port, https_port, tcp_port } = service
  const hosts = [host.hostname, host.ipv4, bracketed(host.ipv6)].filter(Boolean)
  const named = [http_port, https_port, tcp_port].filter((port) => port != null)
  const ports = named.length === 0 && type === 'http' ? USUAL : named
  if (hosts.length === 0) return 'Unknown'
  if (hosts.length === 1 && ports.length === 1) return `${hosts[0]}:${ports[0]}`
  const where = hosts.join(', ')
  return ports.length === 0
    ? where
    : `${where}, ${ports.length === 1 ? 'port' : 'ports'} ${ports.join(' and ')}`
}
