/** Reads Terraform with HashiCorp's own parser, and holds it against the provider's schema as it is documented. */
import { parse } from '@cdktf/hcl2json'
import * as z from 'zod/mini'

const Host = z.strictObject({
  ipv4: z.optional(z.string()),
  ipv6: z.optional(z.string()),
  hostname: z.optional(z.string()),
  network: z.optional(z.strictObject({ tunnel_id: z.string() })),
  resolver_network: z.optional(
    z.strictObject({ tunnel_id: z.string(), resolver_ips: z.optional(z.array(z.string())) }),
  ),
})

/** `cloudflare_connectivity_directory_service`: what may be set. Source: the provider's registry page. */
const Service = z.strictObject({
  account_id: z.string(),
  name: z.string(),
  type: z.enum(['tcp', 'http']),
  host: Host,
  http_port: z.optional(z.int()),
  https_port: z.optional(z.int()),
  tcp_port: z.optional(z.int()),
  app_protocol: z.optional(z.enum(['postgresql', 'mysql'])),
  tls_settings: z.optional(z.strictObject({ cert_verification_mode: z.string() })),
})

const VersionBinding = z.strictObject({
  name: z.string(),
  type: z.enum(['vpc_service', 'vpc_network', 'hyperdrive']),
  id: z.optional(z.string()),
  service_id: z.optional(z.string()),
  tunnel_id: z.optional(z.string()),
})

/** `cloudflare_worker_version`: those of its attributes that are used. Source: as above. */
const WorkerVersion = z.strictObject({
  account_id: z.string(),
  worker_id: z.string(),
  compatibility_date: z.string(),
  compatibility_flags: z.optional(z.array(z.string())),
  main_module: z.string(),
  modules: z.array(
    z.strictObject({ name: z.string(), content_type: z.string(), content_file: z.string() }),
  ),
  bindings: z.array(VersionBinding),
})

const labelled = <T extends z.ZodMiniType>(attributes: T) =>
  z.optional(z.record(z.string(), z.tuple([attributes])))

const File = z.strictObject({
  resource: z.optional(
    z.strictObject({
      cloudflare_connectivity_directory_service: labelled(Service),
      cloudflare_worker: labelled(z.strictObject({ account_id: z.string(), name: z.string() })),
      cloudflare_worker_version: labelled(WorkerVersion),
    }),
  ),
  data: z.optional(
    z.strictObject({
      cloudflare_connectivity_directory_service: labelled(
        z.strictObject({ account_id: z.string(), service_id: z.string() }),
      ),
      cloudflare_connectivity_directory_services: labelled(
        z.strictObject({ account_id: z.string(), type: z.enum(['tcp', 'http']) }),
      ),
    }),
  ),
  import: z.optional(z.array(z.strictObject({ to: z.string(), id: z.string() }))),
  provider: z.optional(
    z.strictObject({ cloudflare: z.tuple([z.strictObject({ base_url: z.string() })]) }),
  ),
  terraform: z.optional(z.unknown()),
})
type File = z.infer<typeof File>

/** The parser writes its answer as Terraform's JSON, in which `${` and `%{` are escaped as well. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('$${', '${').replaceAll('%%{', '%{')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it)]))
}

/** The blocks of a file. Rejects what Terraform could not read, and attributes the provider does not have. */
export const readTerraform = async (text: string): Promise<File> =>
  File.parse(plain(await parse('main.tf', text)))
