/** A VPC Service as the request that would make it. Pure. */
import * as z from 'zod/mini'
import {
  APP_PROTOCOLS,
  SERVICE_TYPES,
  type ServiceConfig,
  VERIFICATION_MODES,
} from './service-config.ts'
import { type Host, tunnelOf, type VpcService } from './service.ts'

/** What must be one of the words this console knows, to be written down again. */
const Known = z.object({
  type: z.enum(SERVICE_TYPES),
  app_protocol: z.nullish(z.enum(APP_PROTOCOLS)),
  tls_settings: z.nullish(z.object({ cert_verification_mode: z.enum(VERIFICATION_MODES) })),
})

function hostOf({ hostname, ipv4, ipv6, ...host }: Host): ServiceConfig['host'] | undefined {
  const tunnel_id = tunnelOf(host)
  if (tunnel_id === '') return undefined
  if (hostname !== undefined) {
    const ips = host.resolver_network?.resolver_ips ?? []
    const resolver_ips = ips.length > 0 ? { resolver_ips: ips } : {}
    return { hostname, resolver_network: { tunnel_id, ...resolver_ips } }
  }
  if (ipv4 === undefined && ipv6 === undefined) return undefined
  return {
    ...(ipv4 !== undefined && { ipv4 }),
    ...(ipv6 !== undefined && { ipv6 }),
    network: { tunnel_id },
  }
}

/**
 * The request that would make a service as it is: what it has of its own, such as its id, is left out. Nothing for one
 * that has something this console does not know, which would be lost.
 */
export function configOf(service: VpcService): ServiceConfig | undefined {
  const { data: known } = Known.safeParse(service)
  const host = hostOf(service.host)
  if (known === undefined || host === undefined) return undefined
  const { certificate_authority, client_certificate } = service.tls_settings ?? {}
  const common = {
    name: service.name,
    host,
    ...(known.tls_settings != null && {
      tls_settings: {
        ...known.tls_settings,
        ...(certificate_authority !== undefined && { certificate_authority }),
        ...(client_certificate !== undefined && { client_certificate }),
      },
    }),
  }
  const { http_port, https_port, tcp_port } = service
  if (known.type === 'tcp')
    return tcp_port == null
      ? undefined
      : {
          ...common,
          type: 'tcp',
          tcp_port,
          ...(known.app_protocol != null && { app_protocol: known.app_protocol }),
        }
  return {
    ...common,
    type: 'http',
    ...(http_port != null && { http_port }),
    ...(https_port != null && { https_port }),
  }
}

/** The same request for another tunnel, by its id. */
export function onTunnel(config: ServiceConfig, tunnel_id: string): ServiceConfig {
  const { network, resolver_network, ...address } = config.host
  const host = {
    ...address,
    ...(network && { network: { tunnel_id } }),
    ...(resolver_network && { resolver_network: { ...resolver_network, tunnel_id } }),
  }
  return { ...config, host }
}
