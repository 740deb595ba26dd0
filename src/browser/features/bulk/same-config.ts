/** VPC Services as requests to make them, and whether one is what a request asks for. Pure. */
import { ServiceConfig } from '#contract/service-config.ts'
import type { Host, VpcService } from '#contract/service.ts'

/**
 * The request that makes a service as it is; nothing where it has anything that this console does not know, for that
 * would be lost. What `tunnel` says takes the place of its tunnel.
 */
export function configOf(service: VpcService, tunnel?: string): ServiceConfig | undefined {
  const { name, type, tls_settings } = service
  const ports =
    type === 'tcp'
      ? { tcp_port: service.tcp_port, app_protocol: service.app_protocol }
      : { http_port: service.http_port, https_port: service.https_port }
  const whole = { name, type, ...ports, host: hostOf(service.host, tunnel), tls_settings }
  const parsed = ServiceConfig.safeParse(withoutEmpty(whole))
  return parsed.success ? parsed.data : undefined
}

function hostOf({ network, resolver_network, ...address }: Host, tunnel: string | undefined) {
  const on = (at: { tunnel_id: string }) => ({ tunnel_id: tunnel ?? at.tunnel_id })
  const ips = resolver_network?.resolver_ips ?? []
  return {
    ...address,
    ...(network && { network: on(network) }),
    ...(resolver_network && {
      resolver_network: { ...on(resolver_network), ...(ips.length > 0 && { resolver_ips: ips }) },
    }),
  }
}

/** Null, undefined and absent say the same; absent is what a person would write. */
const withoutEmpty = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each != null)
      .map(([key, each]) => [key, isPlain(each) ? withoutEmpty(each) : each]),
  )

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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

/** An IPv6 address in its one short form; whatever else it is, as it is. */
const oneIpv6 = (address: string | undefined): string | undefined =>
  address?.includes(':') ? new URL(`http://[${address}]/`).hostname : address

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
