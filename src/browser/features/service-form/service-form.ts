/** The form of a VPC Service: what stands in its boxes, and the request it becomes. Pure. */
import { addressesIn, words } from '#contract/host.ts'
import * as z from 'zod/mini'
import type { ServiceConfig } from '#contract/service-config.ts'
import { type Host, tunnelOf, type VpcService } from '#contract/service.ts'

/** The boxes as they stand on the screen: text as it was typed, and choices. */
export const Boxes = z.object({
  name: z.string(),
  tunnel: z.string(),
  host: z.string(),
  type: z.enum(['http', 'tcp']),
  ports: z.enum(['default', 'custom']),
  httpPort: z.string(),
  httpsPort: z.string(),
  tcpPort: z.string(),
  /** Of a TCP service; empty for none. */
  protocol: z.enum(['', 'postgresql', 'mysql']),
  resolver: z.enum(['tunnel', 'custom']),
  resolverIps: z.string(),
  /** `default` says nothing, which means `verify_full`. */
  tls: z.enum(['default', 'verify_full', 'verify_ca', 'disabled']),
  /** The id of a certificate of the account, as the next; empty for none. */
  authority: z.string(),
  clientCertificate: z.string(),
})
export type ServiceForm = z.infer<typeof Boxes>

const isBox = (name: string): name is keyof ServiceForm => name in Boxes.shape

/** The names of the boxes. */
export const FORM_BOXES: readonly (keyof ServiceForm)[] = Object.keys(Boxes.shape).filter(isBox)

export const EMPTY: ServiceForm = {
  name: '',
  tunnel: '',
  host: '',
  type: 'http',
  ports: 'default',
  httpPort: '',
  httpsPort: '',
  tcpPort: '',
  protocol: '',
  resolver: 'tunnel',
  resolverIps: '',
  tls: 'default',
  authority: '',
  clientCertificate: '',
}

function toHost({ host, tunnel, resolver, resolverIps }: ServiceForm): ServiceConfig['host'] {
  const addresses = addressesIn(host)
  if (addresses !== undefined) return { ...addresses, network: { tunnel_id: tunnel } }
  const ips = resolver === 'custom' ? { resolver_ips: words(resolverIps) } : {}
  return { hostname: host.trim(), resolver_network: { tunnel_id: tunnel, ...ips } }
}

/** Nothing where all is left to the default. An authority is of no use where nothing is verified. */
function toTls({
  tls,
  authority,
  clientCertificate,
}: ServiceForm): Pick<ServiceConfig, 'tls_settings'> {
  const ca = tls === 'disabled' ? '' : authority
  if (tls === 'default' && ca + clientCertificate === '') return {}
  return {
    tls_settings: {
      cert_verification_mode: tls === 'default' ? 'verify_full' : tls,
      ...(ca !== '' && { certificate_authority: ca }),
      ...(clientCertificate !== '' && { client_certificate: clientCertificate }),
    },
  }
}

/** The request a form becomes: the whole of a service, for an update replaces it. What is out of sight is left out. */
export function toConfig(form: ServiceForm): ServiceConfig {
  const common = { name: form.name.trim(), host: toHost(form), ...toTls(form) }
  if (form.type === 'tcp')
    return {
      ...common,
      type: 'tcp',
      tcp_port: Number(form.tcpPort),
      ...(form.protocol !== '' && { app_protocol: form.protocol }),
    }
  const custom = form.ports === 'custom'
  const [http, https] = [form.httpPort.trim(), form.httpsPort.trim()]
  return {
    ...common,
    type: 'http',
    // With none given it is 0, as for TCP, which no API takes; without any, the default ports would be asked for.
    ...(custom && (http !== '' || https === '') && { http_port: Number(http) }),
    ...(custom && https !== '' && { https_port: Number(https) }),
  }
}

const hostText = ({ hostname, ipv4, ipv6 }: Host): string =>
  hostname ?? words(`${ipv4 ?? ''} ${ipv6 ?? ''}`).join(', ')
const portText = (value: number | null | undefined): string => (value == null ? '' : String(value))

/** One of the words a box knows; else what stands for none. A service with other words is not edited here. */
const known = <T extends string>(schema: z.ZodMiniType<T>, word: unknown, none: T): T =>
  schema.safeParse(word).data ?? none

/** The form that shows a service as it is. */
export function fromService(service: VpcService): ServiceForm {
  const ips = service.host.resolver_network?.resolver_ips ?? []
  const custom = service.http_port != null || service.https_port != null
  const { type, protocol, tls } = Boxes.shape
  return {
    name: service.name,
    tunnel: tunnelOf(service.host),
    host: hostText(service.host),
    type: known(type, service.type, 'http'),
    ports: custom ? 'custom' : 'default',
    httpPort: portText(service.http_port),
    httpsPort: portText(service.https_port),
    tcpPort: portText(service.tcp_port),
    protocol: known(protocol, service.app_protocol, ''),
    resolver: ips.length > 0 ? 'custom' : 'tunnel',
    resolverIps: ips.join(', '),
    tls: known(tls, service.tls_settings?.cert_verification_mode, 'default'),
    authority: service.tls_settings?.certificate_authority ?? '',
    clientCertificate: service.tls_settings?.client_certificate ?? '',
  }
}
