/** Whether a VPC Service is what a request asks for. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import { configOf } from '#contract/service-request.ts'

/** What of a service is compared, by the words for it, each as a text that is equal where it comes to the same. */
function told(config: ServiceConfig): Record<string, string> {
  const { host, tls_settings: tls } = config
  const on = host.network ?? host.resolver_network
  return {
    type: config.type,
    host: [host.hostname?.toLowerCase(), host.ipv4, oneIpv6(host.ipv6)].join(' '),
    tunnel: on?.tunnel_id ?? '',
    resolver: (host.resolver_network?.resolver_ips ?? []).map(oneIpv6).join(' '),
    ports: portsOf(config).join(' '),
    'TLS verification': [
      tls?.cert_verification_mode ?? 'verify_full',
      tls?.certificate_authority,
      tls?.client_certificate,
    ].join(' '),
  }
}

/** The default ports, written out, are the default ports. */
function portsOf(config: ServiceConfig) {
  if (config.type === 'tcp') return [config.tcp_port, config.app_protocol ?? '']
  const { http_port, https_port } = config
  if (http_port === 80 && https_port === 443) return ['', '']
  return [http_port ?? '', https_port ?? '']
}

/** An IPv6 address in its one short form; whatever else it is, such as one with a zone, as it is. */
function oneIpv6(address: string | undefined): string | undefined {
  const url = `http://[${address ?? ''}]/`
  return URL.canParse(url) ? new URL(url).hostname : address
}

/** In what two requests differ, their names apart; nothing where they come to the same. */
export function differing(one: ServiceConfig, other: ServiceConfig): string[] {
  const [here, there] = [told(one), told(other)]
  return Object.keys(here).filter((what) => here[what] !== there[what])
}

/** In what a service differs from what a request asks for. */
export function differences(service: VpcService, config: ServiceConfig): string[] {
  const known = configOf(service)
  return known === undefined
    ? ['settings that VPC Console does not know']
    : differing(known, config)
}
