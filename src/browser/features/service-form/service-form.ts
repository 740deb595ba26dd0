/** The form of a VPC Service: what is typed, when it is right, and the request it becomes. Pure. */
import * as z from 'zod/mini'
import { hostKind, hostnameProblem, isIpv4, isIpv6 } from '#contract/host.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import { PlainName } from '#contract/text.ts'
import { type Host, RESOLVER_LIMIT, tunnelOf, type VpcService } from '#contract/service.ts'

/** The boxes as they stand on the screen: all text, as it was typed. */
export const Boxes = z.object({
  name: z.string(),
  tunnel: z.string(),
  host: z.string(),
  ports: z.enum(['default', 'custom']),
  httpPort: z.string(),
  httpsPort: z.string(),
  tcpPort: z.string(),
  resolver: z.enum(['tunnel', 'custom']),
  resolverIps: z.string(),
})
export type ServiceForm = z.infer<typeof Boxes>

export const EMPTY: ServiceForm = {
  name: '',
  tunnel: '',
  host: '',
  ports: 'default',
  httpPort: '',
  httpsPort: '',
  tcpPort: '',
  resolver: 'tunnel',
  resolverIps: '',
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '')

/** The addresses, if what is typed is one IPv4, one IPv6, or one of each. */
function addressesIn(host: string): { ipv4?: string; ipv6?: string } | undefined {
  const parts = words(host)
  const v4 = parts.filter(isIpv4)
  const v6 = parts.filter(isIpv6)
  if (parts.length === 0 || v4.length + v6.length !== parts.length) return undefined
  if (v4.length > 1 || v6.length > 1) return undefined
  return {
    ...(v4[0] !== undefined && { ipv4: v4[0] }),
    ...(v6[0] !== undefined && { ipv6: v6[0] }),
  }
}

/** What a typed host is understood as, in words; nothing while it is none. */
export function understoodAs(host: string): string | undefined {
  const addresses = addressesIn(host)
  if (addresses?.ipv4 !== undefined && addresses.ipv6 !== undefined)
    return 'an IPv4 and an IPv6 address'
  if (addresses?.ipv4 !== undefined) return 'an IPv4 address'
  if (addresses?.ipv6 !== undefined) return 'an IPv6 address'
  return hostKind(host.trim()) === 'hostname' ? 'a hostname' : undefined
}

/** Why a typed host can't be reached, as a sentence; nothing when it can. */
function hostProblem(host: string): string | undefined {
  if (isAddress(host)) return undefined
  const parts = words(host)
  if (parts.length === 0) return 'Give a hostname or an IP address.'
  const onlyAddresses = parts.length > 1 && parts.every((part) => isIpv4(part) || isIpv6(part))
  if (onlyAddresses) return 'Of IP addresses, give one IPv4, one IPv6, or one of each.'
  return hostnameProblem(host.trim())
}

/** Whether nobody needs to look the host up. */
export const isAddress = (host: string): boolean => addressesIn(host) !== undefined

const port = (text: string): boolean =>
  text === '' || (/^\d{1,5}$/.test(text) && +text >= 1 && +text <= 65_535)
const Port = z.string().check(z.trim(), z.refine(port, 'A port is a whole number from 1 to 65535.'))

/** Each box by the contract's own rule, so that a complaint stands at the box it is about. */
const RIGHT = z.extend(Boxes, {
  name: PlainName,
  tunnel: z.string().check(z.minLength(1, 'Choose the tunnel this service is reached through.')),
  host: z.string().check((ctx) => {
    const message = hostProblem(ctx.value)
    if (message !== undefined) ctx.issues.push({ code: 'custom', message, input: ctx.value })
  }),
  httpPort: Port,
  httpsPort: Port,
  tcpPort: Port,
  resolverIps: z.string().check(
    z.refine(
      (text) => words(text).every((word) => isIpv4(word) || isIpv6(word)),
      'Resolvers are given as IP addresses.',
    ),
    z.refine(
      (text) => words(text).length <= RESOLVER_LIMIT,
      `At most ${RESOLVER_LIMIT} resolvers can be given.`,
    ),
  ),
})

const always = () => true

/** A box that is out of sight counts as empty: nobody could mend what stands in it. */
const inSight = (form: ServiceForm): ServiceForm => ({
  ...form,
  ...(form.ports === 'default' && { httpPort: '', httpsPort: '' }),
  ...((form.resolver === 'tunnel' || isAddress(form.host)) && { resolverIps: '' }),
})

/** The form for a type of service: its boxes, and what they must be to each other. */
export const formFor = (type: string) => z.pipe(z.transform(inSight), boxesFor(type))

const boxesFor = (type: string) =>
  RIGHT.check(
    z.refine(
      (form) => type === 'tcp' || form.ports === 'default' || form.httpPort + form.httpsPort !== '',
      {
        error: 'Give at least one port, or use the default ports.',
        path: ['httpPort'],
        when: always,
      },
    ),
    z.refine((form) => type !== 'tcp' || form.tcpPort !== '', {
      error: 'A TCP service needs a port.',
      path: ['tcpPort'],
      when: always,
    }),
    z.refine(
      (form) =>
        isAddress(form.host) || form.resolver === 'tunnel' || words(form.resolverIps).length > 0,
      {
        error: 'Give the address of the resolver.',
        path: ['resolverIps'],
        when: always,
      },
    ),
  )

function toHost({ host, tunnel, resolver, resolverIps }: ServiceForm): ServiceConfig['host'] {
  const addresses = addressesIn(host)
  if (addresses !== undefined) return { ...addresses, network: { tunnel_id: tunnel } }
  const ips = resolver === 'custom' ? { resolver_ips: words(resolverIps) } : {}
  return { hostname: host.trim(), resolver_network: { tunnel_id: tunnel, ...ips } }
}

/**
 * The request a form becomes. `old` is the service being edited: what the form does not show is kept from it, for an
 * update replaces the whole.
 */
export function toConfig(form: ServiceForm, old?: VpcService): ServiceConfig {
  const common = { name: form.name.trim(), host: toHost(form), ...kept(old) }
  if (old?.type === 'tcp')
    return { ...common, type: 'tcp', tcp_port: Number(form.tcpPort), app_protocol: protocolOf(old) }
  const custom = form.ports === 'custom'
  return {
    ...common,
    type: 'http',
    ...(custom && form.httpPort !== '' && { http_port: Number(form.httpPort) }),
    ...(custom && form.httpsPort !== '' && { https_port: Number(form.httpsPort) }),
  }
}

const TLS = z.object({
  tls_settings: z.optional(
    z.object({
      cert_verification_mode: z.enum(['verify_full', 'verify_ca', 'disabled']),
      certificate_authority: z.optional(z.string()),
      client_certificate: z.optional(z.string()),
    }),
  ),
})
const kept = (old: VpcService | undefined) => (old?.tls_settings == null ? {} : TLS.parse(old))
const protocolOf = ({ app_protocol }: VpcService) =>
  z.nullish(z.enum(['postgresql', 'mysql'])).parse(app_protocol)

const hostText = ({ hostname, ipv4, ipv6 }: Host): string =>
  hostname ?? words(`${ipv4 ?? ''} ${ipv6 ?? ''}`).join(', ')
const portText = (value: number | null | undefined): string => (value == null ? '' : String(value))

/** The form that shows a service as it is. */
export function fromService(service: VpcService): ServiceForm {
  const ips = service.host.resolver_network?.resolver_ips ?? []
  const custom = service.http_port != null || service.https_port != null
  return {
    name: service.name,
    tunnel: tunnelOf(service.host),
    host: hostText(service.host),
    ports: custom ? 'custom' : 'default',
    httpPort: portText(service.http_port),
    httpsPort: portText(service.https_port),
    tcpPort: portText(service.tcp_port),
    resolver: ips.length > 0 ? 'custom' : 'tunnel',
    resolverIps: ips.join(', '),
  }
}

/** What the given ports mean for a Worker; nothing while one of them is no port, which is said at its box. */
export function schemeWords(
  form: Pick<ServiceForm, 'ports' | 'httpPort' | 'httpsPort'>,
): string | undefined {
  const custom = form.ports === 'custom'
  const [http, https] = custom ? [form.httpPort.trim(), form.httpsPort.trim()] : ['80', '443']
  if (!port(http) || !port(https)) return undefined
  if (http === '' && https === '')
    return 'Give one port or both. With one alone, Workers can use only its scheme.'
  if (https === '') return `HTTP only, on port ${http}: https:// requests will be refused.`
  if (http === '') return `HTTPS only, on port ${https}: http:// requests will be refused.`
  return `http:// requests reach port ${http}, and https:// requests port ${https}.`
}
