/** What may be said of a VPC Service, from its documented schema; stricter than the API, which is not told to be strict. */
import * as z from 'zod'

const port = z.int().min(1).max(65_535).nullish()
const tunnelId = z.guid().lowercase()
const address = z.union([z.ipv4(), z.ipv6()])

const hostname = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[^\s/:]+$/)
  .refine((name) => !address.safeParse(name).success, 'an address is no hostname')

const network = z.strictObject({ tunnel_id: tunnelId })
const resolver_network = z.strictObject({
  tunnel_id: tunnelId,
  resolver_ips: z.array(address).nullish(),
})

const host = z.union([
  z.strictObject({ ipv4: z.ipv4(), network }),
  z.strictObject({ ipv6: z.ipv6(), network }),
  z.strictObject({ ipv4: z.ipv4(), ipv6: z.ipv6(), network }),
  z.strictObject({ hostname, resolver_network }),
])

/** A mode of tomorrow: accepted back where an overlay has shown it. */
const MODE_OF_TOMORROW = 'verify_pinned'

const tls_settings = z
  .strictObject({
    cert_verification_mode: z.enum(['verify_full', 'verify_ca', 'disabled', MODE_OF_TOMORROW]),
    certificate_authority: z.guid().optional(),
    client_certificate: z.guid().optional(),
  })
  .refine(
    (tls) => tls.cert_verification_mode !== 'disabled' || tls.certificate_authority === undefined,
    'no certificate authority where nothing is verified',
  )
  .nullish()

const common = { name: z.string().min(1).max(255), host, tls_settings }

export const ServiceConfig = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('http'), http_port: port, https_port: port }),
  z.strictObject({
    ...common,
    type: z.literal('tcp'),
    tcp_port: port,
    app_protocol: z.enum(['postgresql', 'mysql']).nullish(),
  }),
])
export type ServiceConfig = z.output<typeof ServiceConfig>

export interface ServiceRow {
  account: string
  config: ServiceConfig
  service_id: string
  created_at: string
  updated_at: string
}

/** As answers show it: what was left out or null is not there. */
export function shownService({ config, service_id, created_at, updated_at }: ServiceRow): object {
  const said = Object.entries(config).filter(([, value]) => value != null)
  return { service_id, ...Object.fromEntries(said), created_at, updated_at }
}
