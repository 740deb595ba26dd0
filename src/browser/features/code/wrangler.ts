/**
 * Services by wrangler. Pure. Source of commands and options: `wrangler vpc service create --help` of wrangler 4.156 and
 * of 4.164, which alone of the two knows certificates.
 */
import type { ServiceConfig } from '#contract/service-config.ts'
import type { ApiPlace } from './api-place.ts'
import { command, quoted } from './shell.ts'
import { hasCertificates } from './terraform.ts'

/** The command; or why there is none, as a sentence. */
type Wrangler = { is: 'command'; command: string; note?: string } | { is: 'none'; why: string }

/** A value that begins with a dash would be read as another option, were it not tied to its own. */
function option(name: string, value: string | number | null | undefined): string[] {
  if (value == null) return []
  const text = String(value)
  return [`--${name}${text.startsWith('-') ? '=' : ' '}${quoted(text)}`]
}

function hostOptions({ ipv4, ipv6, hostname, network, ...of }: ServiceConfig['host']): string[] {
  const { resolver_network: resolver } = of
  return [
    ...option('tunnel-id', (network ?? resolver)?.tunnel_id),
    ...option('hostname', hostname),
    ...option('resolver-ips', resolver?.resolver_ips?.join(',')),
    ...option('ipv4', ipv4),
    ...option('ipv6', ipv6),
  ]
}

const portOptions = (config: ServiceConfig): string[] =>
  config.type === 'http'
    ? [...option('http-port', config.http_port), ...option('https-port', config.https_port)]
    : [...option('tcp-port', config.tcp_port), ...option('app-protocol', config.app_protocol)]

const options = (config: ServiceConfig): string[] => [
  `--type ${config.type}`,
  ...hostOptions(config.host),
  ...portOptions(config),
  ...option('cert-verification-mode', config.tls_settings?.cert_verification_mode),
  ...option('certificate-authority', config.tls_settings?.certificate_authority),
  ...option('client-certificate', config.tls_settings?.client_certificate),
]

/** Settings of wrangler that stand before a command. */
const environment = ({ origin, account, isDefault }: ApiPlace): string[] => [
  ...(isDefault ? [] : [`CLOUDFLARE_API_BASE_URL=${quoted(`${origin}/client/v4`)}`]),
  `CLOUDFLARE_ACCOUNT_ID=${quoted(account)}`,
]

const BOTH =
  'Wrangler takes an IPv4 or an IPv6 address, not both. Use curl or Terraform for a service that has both.'
const DASH =
  'Wrangler takes a name that begins with a dash for an option. Use curl or Terraform to create this service.'
const CERTIFICATES = 'For the certificates it takes wrangler 4.164, or a newer one.'

const isDual = ({ host }: ServiceConfig): boolean =>
  host.ipv4 !== undefined && host.ipv6 !== undefined

function lineOf(
  config: ServiceConfig,
  place: ApiPlace,
  verb: string,
  more: string[] = [],
): Wrangler {
  const head = [...environment(place), `npx wrangler vpc service ${verb}`].join(' \\\n')
  return {
    is: 'command',
    command: command(head, ...more, ...options(config)),
    ...(hasCertificates(config) && { note: CERTIFICATES }),
  }
}

/** Creates a service. */
export function wranglerCreate(config: ServiceConfig, place: ApiPlace): Wrangler {
  if (isDual(config)) return { is: 'none', why: BOTH }
  if (config.name.startsWith('-')) return { is: 'none', why: DASH }
  return lineOf(config, place, `create ${quoted(config.name)}`)
}

/** Replaces a service: what is not given is cleared. */
export function wranglerUpdate(config: ServiceConfig, place: ApiPlace, service: string): Wrangler {
  if (isDual(config)) return { is: 'none', why: BOTH }
  return lineOf(config, place, `update ${quoted(service)}`, option('name', config.name))
}
