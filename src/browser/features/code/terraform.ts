/**
 * VPC Services in Terraform. Pure. Source of names and attributes: Cloudflare's documentation of Workers VPC
 * (_Configure with Terraform_) and the schema of its provider, whose `tls_settings` has no certificates.
 */
import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import type { ApiPlace } from './api-place.ts'
import { oneLine } from '../../ui/one-line.ts'
import { configOf } from '#contract/service-request.ts'
import { block, expression, type HclObject } from './hcl.ts'

/** The first provider that knows TCP and `tls_settings`; the first with the resource, 5.13.0, refuses both. */
export const PROVIDER = '5.19.0'

const RESOURCE = 'cloudflare_connectivity_directory_service'

/** A label for a resource, made of a service's name: `my-private-api` becomes `my_private_api`. */
export function labelOf(name: string): string {
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  if (label === '') return 'service'
  return /^\d/.test(label) ? `service_${label}` : label
}

/** What a resource is called elsewhere in the configuration. */
const addressOf = (label: string): string => `${RESOURCE}.${label}`

const attribute = <T extends string | number>(name: string, value: T | null | undefined) =>
  value == null ? {} : { [name]: value }

function hostAttributes({ ipv4, ipv6, hostname, ...of }: ServiceConfig['host']): HclObject {
  const { network, resolver_network: resolver } = of
  const ips = resolver?.resolver_ips
  return {
    ...attribute('hostname', hostname),
    ...attribute('ipv4', ipv4),
    ...attribute('ipv6', ipv6),
    ...(network !== undefined && { network: { tunnel_id: network.tunnel_id } }),
    ...(resolver !== undefined && {
      resolver_network: {
        tunnel_id: resolver.tunnel_id,
        ...(ips != null && { resolver_ips: ips }),
      },
    }),
  }
}

function portAttributes(config: ServiceConfig): HclObject {
  if (config.type === 'http')
    return {
      ...attribute('http_port', config.http_port),
      ...attribute('https_port', config.https_port),
    }
  return {
    ...attribute('tcp_port', config.tcp_port),
    ...attribute('app_protocol', config.app_protocol),
  }
}

/** Whether a service has certificates, which the provider has no attributes for. */
export const hasCertificates = ({ tls_settings: tls }: ServiceConfig): boolean =>
  tls?.certificate_authority !== undefined || tls?.client_certificate !== undefined

const NO_CERTIFICATES =
  '# This service has certificates, which the provider has no attributes for: to apply this takes them away.'

/** The service as a resource. */
export function terraformResource(config: ServiceConfig, account: string, label: string): string {
  const mode = config.tls_settings?.cert_verification_mode
  const resource = block(`resource "${RESOURCE}" "${label}"`, {
    account_id: account,
    name: config.name,
    type: config.type,
    ...portAttributes(config),
    host: hostAttributes(config.host),
    ...(mode !== undefined && { tls_settings: { cert_verification_mode: mode } }),
  })
  return hasCertificates(config) ? `${NO_CERTIFICATES}\n${resource}` : resource
}

/** Brings a service that is there under Terraform, instead of making another. Takes Terraform 1.5 or newer. */
export const terraformImport = (service: string, account: string, label: string): string =>
  block('import', { to: expression(addressOf(label)), id: `${account}/${service}` })

/** Reads services without managing them: this one, and all of its type. */
export const terraformData = (
  service: string,
  type: ServiceConfig['type'],
  account: string,
  label: string,
): string =>
  [
    block(`data "${RESOURCE}" "${label}"`, { account_id: account, service_id: service }),
    block(`data "${RESOURCE}s" "all_${type}"`, { account_id: account, type }),
  ].join('\n\n')

/** What a configuration has once: the provider, told of an API that is not Cloudflare's. */
export const terraformProvider = ({ origin, isDefault }: ApiPlace): string =>
  [
    `terraform {
  required_version = ">= 1.5"
  required_providers {
    cloudflare = {
      source  = "cloudflare/cloudflare"
      version = ">= ${PROVIDER}"
    }
  }
}`,
    ...(isDefault ? [] : [block('provider "cloudflare"', { base_url: `${origin}/client/v4/` })]),
  ].join('\n\n')

/** Labels for names in their order, each another. */
function labelsOf(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const wanted = labelOf(name)
    let label = wanted
    for (let n = 2; taken.has(label); n++) label = `${wanted}_${n}`
    taken.add(label)
    return label
  })
}

const NEEDS = `# Takes Terraform 1.5 or newer, and the provider cloudflare/cloudflare ${PROVIDER} or newer.`

/**
 * A file with all services as resources, each with the block that imports it. One that has something this console does
 * not know is named in a comment, and left out. What a configuration has only once, such as the provider, is not in it.
 */
export function terraformServices(services: readonly VpcService[], account: string): string {
  const labels = labelsOf(services.map(({ name }) => name))
  const parts = services.map((service, at) => {
    const config = configOf(service)
    const label = labels[at] ?? ''
    if (config === undefined)
      return `# ${oneLine(service.name)} (${oneLine(service.service_id)}) is left out: it has settings that VPC Console does not know.`
    return [
      terraformResource(config, account, label),
      terraformImport(service.service_id, account, label),
    ].join('\n\n')
  })
  return `${[NEEDS, ...parts].join('\n\n')}\n`
}
