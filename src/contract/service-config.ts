/**
 * What may be sent to create or replace a VPC Service: strict, and each problem stands at its own place.
 * An unknown field is a problem too: a field that is dropped in silence is a setting somebody believes to be made.
 */
import * as z from 'zod/mini'
import { hostnameProblem, isIpv4, isIpv6 } from './host.ts'
import { RESOLVER_LIMIT } from './service.ts'
import { given, PlainName, Uuid } from './text.ts'

const Ipv4 = z.string().check(z.refine(isIpv4, 'This is not an IPv4 address.'))
const Ipv6 = z.string().check(z.refine(isIpv6, 'This is not an IPv6 address.'))
const Ip = z
  .string()
  .check(z.refine((text) => isIpv4(text) || isIpv6(text), 'This is not an IP address.'))

const Hostname = z.string().check((ctx) => {
  const message = hostnameProblem(ctx.value)
  if (message !== undefined) ctx.issues.push({ code: 'custom', message, input: ctx.value })
})

/** The words that a request takes, where it takes some words alone. */
export const SERVICE_TYPES = ['http', 'tcp'] as const
export const VERIFICATION_MODES = ['verify_full', 'verify_ca', 'disabled'] as const
export const APP_PROTOCOLS = ['postgresql', 'mysql'] as const

/** A port: 1 to 65535. */
const Port = z.int().check(z.gte(1), z.lte(65_535))

const HostFields = z.strictObject({
  ipv4: given(Ipv4),
  ipv6: given(Ipv6),
  hostname: given(Hostname),
  network: given(z.strictObject({ tunnel_id: Uuid })),
  resolver_network: given(
    z.strictObject({
      tunnel_id: Uuid,
      resolver_ips: z.nullish(z.array(Ip).check(z.minLength(1), z.maxLength(RESOLVER_LIMIT))),
    }),
  ),
})
type HostFields = z.infer<typeof HostFields>

/** What the fields of a host must be to each other: each rule with the place its complaint belongs to. */
const HOST_RULES: [at: keyof HostFields | null, message: string, ok: (h: HostFields) => boolean][] =
  [
    [null, 'A host needs a hostname, an ipv4 or an ipv6.', (h) => hasName(h) || hasAddress(h)],
    [
      'hostname',
      'A host is a hostname or IP addresses, not both.',
      (h) => !(hasName(h) && hasAddress(h)),
    ],
    [
      'network',
      'An IP address needs a network with a tunnel_id.',
      (h) => hasName(h) || !hasAddress(h) || has(h.network),
    ],
    [
      'network',
      'A hostname takes a resolver_network, not a network.',
      (h) => !hasName(h) || !has(h.network),
    ],
    [
      'resolver_network',
      'A hostname needs a resolver_network with a tunnel_id.',
      (h) => !hasName(h) || has(h.resolver_network),
    ],
    [
      'resolver_network',
      'An IP address takes a network, not a resolver_network.',
      (h) => hasName(h) || !has(h.resolver_network),
    ],
  ]
const has = (value: unknown): boolean => value !== undefined
const hasName = (host: HostFields): boolean => has(host.hostname)
const hasAddress = (host: HostFields): boolean => has(host.ipv4) || has(host.ipv6)

// `when`: the rules speak even if a field is wrong by itself, so that all problems are told at once.
const HostConfig = HostFields.check(
  ...HOST_RULES.map(([at, error, ok]) =>
    z.refine<HostFields>(ok, { error, path: at === null ? [] : [at], when: isObject }),
  ),
)
function isObject({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const TlsConfig = z
  .strictObject({
    cert_verification_mode: z.enum(VERIFICATION_MODES),
    certificate_authority: given(Uuid),
    client_certificate: given(Uuid),
  })
  .check(
    z.refine(
      (tls) => tls.cert_verification_mode !== 'disabled' || tls.certificate_authority === undefined,
      {
        error: 'A certificate authority is of no use when verification is disabled.',
        path: ['certificate_authority'],
      },
    ),
  )

const TYPE = { error: 'The type of a service is http or tcp.' }

const common = {
  name: PlainName,
  host: HostConfig,
  tls_settings: z.nullish(TlsConfig),
}

/** A service that speaks HTTP: with only one port given, only that scheme is allowed. */
const HttpServiceConfig = z.strictObject({
  ...common,
  type: z.literal('http', TYPE),
  http_port: z.nullish(Port),
  https_port: z.nullish(Port),
})

/** A service that speaks TCP. The port is required: the documentation says so, and nothing could be reached without. */
const TcpServiceConfig = z.strictObject({
  ...common,
  type: z.literal('tcp', TYPE),
  tcp_port: Port,
  app_protocol: z.nullish(z.enum(APP_PROTOCOLS)),
})

/** The body of create and of update, which replaces the whole. */
export const ServiceConfig = z.discriminatedUnion('type', [HttpServiceConfig, TcpServiceConfig], {
  // With a type that is neither, the rest is checked too, so that all problems are told at once.
  unionFallback: true,
})
export type ServiceConfig = z.infer<typeof ServiceConfig>
