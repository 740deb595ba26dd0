/**
 * VPC Services as the API answers them: read leniently, so that what Cloudflare adds tomorrow breaks no list.
 * What may be sent stands in `service-config.ts`, and is strict.
 */
import * as z from 'zod/mini'
import { given } from './text.ts'
import { exactOr, ifTold, ToldName, ToldText, toldOr } from './told.ts'

/** How many VPC Services an account may hold. Source: Workers VPC, limits. */
export const SERVICE_LIMIT = 1000

/** How many resolvers a host may name. Our own decision: what cloudflared takes for its own resolver. */
export const RESOLVER_LIMIT = 10

/**
 * What stands in an answer that the contract does not know: that it is there is kept, for who replaces the whole must be
 * able to say what may be lost. What it says goes nowhere; it may be a secret.
 */
const Unread = z.pipe(
  z.unknown(),
  z.transform((value) => (value == null ? null : 'not read')),
)

/** An object with the fields that are known, and the names of all others. The type tells of the known ones. */
const withUnread = <Shape extends z.core.$ZodShape>(known: z.ZodMiniObject<Shape>) =>
  z.pipe(
    z.catchall(known, Unread),
    z.transform((all): z.output<typeof known> => all),
  )

const Network = z.object({ tunnel_id: exactOr(z.string(), '') })
const ResolverNetwork = z.extend(Network, { resolver_ips: z.nullish(z.array(z.string())) })

/**
 * A private host, reached through one tunnel. Four kinds: `ipv4`, `ipv6` or both with `network`; or `hostname` with
 * `resolver_network`, where `resolver_ips` absent means the connector's own resolver.
 */
const HostFields = z.object({
  ipv4: given(z.string()),
  ipv6: given(z.string()),
  hostname: given(z.string()),
  network: given(withUnread(Network)),
  resolver_network: given(withUnread(ResolverNetwork)),
})
const Host = withUnread(HostFields)
export type Host = z.infer<typeof Host>

/** Certificate checks towards the service. Absent or null means `verify_full`. Certificate fields are ids. */
const TlsFields = z.object({
  /** Empty where it is not told. */
  cert_verification_mode: ToldText,
  certificate_authority: given(z.string()),
  client_certificate: given(z.string()),
})
const TlsSettings = withUnread(TlsFields)

const ServiceFields = z.object({
  service_id: z.string(),
  name: ToldName,
  /** `http`, `tcp`, or one that is new; empty where it is not told. */
  type: ToldText,
  host: toldOr(Host, {}),
  http_port: ifTold(z.number()),
  https_port: ifTold(z.number()),
  tcp_port: ifTold(z.number()),
  app_protocol: ifTold(z.string()),
  /** Told in another form, it is of a mode that nobody knows, not the default. */
  tls_settings: z.catch(z.nullish(TlsSettings), { cert_verification_mode: '' }),
  /** RFC 3339, as the next; empty where it is not told. */
  created_at: ToldText,
  updated_at: ToldText,
})

/** What the contract knows of each part of an answer. */
export const KNOWN_FIELDS = {
  service: Object.keys(ServiceFields.shape),
  host: Object.keys(HostFields.shape),
  network: Object.keys(Network.shape),
  resolver_network: Object.keys(ResolverNetwork.shape),
  tls_settings: Object.keys(TlsFields.shape),
}

/** What an update replaces, in the forms that are documented. */
const Replaced = z.looseObject({
  name: z.nullish(z.string()),
  host: z.nullish(Host),
  http_port: z.nullish(z.number()),
  https_port: z.nullish(z.number()),
  tcp_port: z.nullish(z.number()),
  app_protocol: z.nullish(z.string()),
  tls_settings: z.nullish(TlsSettings),
})

const UNKNOWN_KIND = { type: null, http_port: null, https_port: null, tcp_port: null }

/**
 * A VPC Service: a host and its ports, reached through a tunnel. Ports absent or null are the defaults, 80 and 443.
 * One that tells any of what an update replaces in another form is of no known type, and without ports: so nobody takes
 * it for one with the defaults, and writes those over what it is.
 */
export const VpcService = z.pipe(
  z.transform((row: unknown) =>
    Replaced.safeParse(row).success ? row : { ...Object(row), ...UNKNOWN_KIND },
  ),
  withUnread(ServiceFields),
)
export type VpcService = z.infer<typeof VpcService>

/** The id of the tunnel a host is reached through. Empty only if the API told neither network. */
export const tunnelOf = (host: Host): string =>
  host.network?.tunnel_id ?? host.resolver_network?.tunnel_id ?? ''
