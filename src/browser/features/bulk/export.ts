/** Services as a file. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { configOf } from '#contract/service-request.ts'
import { terraformServices } from '../code/terraform.ts'
import { COLUMN_NAMES, type ColumnName, TUNNEL_ID } from './columns.ts'
import { toCsv } from './csv.ts'
import { isUuid } from '#contract/text.ts'

/** Where the services are. */
export type Origin = {
  account: string
  /** The tunnels it has; undefined where they are not known. */
  tunnels: readonly Pick<Tunnel, 'id' | 'name'>[] | undefined
}

type How = {
  label: string
  suffix: string
  mime: string
  /** What it is good for. */
  hint: string
  write: (services: readonly VpcService[], origin: Origin) => string
}

export const FORMATS = {
  json: {
    label: 'JSON',
    suffix: 'json',
    mime: 'application/json',
    hint: 'A list of requests as the API takes them, with tunnels by id. Import takes it back.',
    write: (services: readonly VpcService[]) => `${JSON.stringify(configsOf(services), null, 2)}\n`,
  },
  csv: {
    label: 'CSV',
    suffix: 'csv',
    mime: 'text/csv',
    hint: 'For spreadsheets, with tunnels by name, or by id where another has the same. Import takes it back. What a spreadsheet would take for a formula has an apostrophe before it, which Import takes away.',
    write: (services: readonly VpcService[], origin: Origin) =>
      toCsv(
        COLUMN_NAMES.map((column) =>
          column === 'tunnel' && origin.tunnels === undefined ? TUNNEL_ID : column,
        ),
        configsOf(services).map((config) => rowOf(config, origin)),
      ),
  },
  terraform: {
    label: 'Terraform',
    suffix: 'tf',
    mime: 'text/plain',
    hint: 'Resources of Cloudflare’s provider, each with the block that imports what is there.',
    write: (services: readonly VpcService[], { account }: Origin) =>
      terraformServices(services, account),
  },
} as const satisfies Record<string, How>
export type Format = keyof typeof FORMATS
export const isFormat = (text: string): text is Format => text in FORMATS

/** As requests, without those that have settings this console does not know. */
const configsOf = (services: readonly VpcService[]): ServiceConfig[] =>
  services.map(configOf).filter((config) => config !== undefined)

/** Services in a format; and the names of those left out, which have settings that this console does not know. */
export const exported = (format: Format, services: readonly VpcService[], origin: Origin) => ({
  text: FORMATS[format].write(services, origin),
  leftOut: services.flatMap((service) => (configOf(service) === undefined ? [service.name] : [])),
})

/** A tunnel by its name, where no other has it, and it can't be taken for an id. */
function tunnelWord(id: string, { tunnels = [] }: Origin): string {
  const name = tunnels.find((tunnel) => tunnel.id === id)?.name
  if (name === undefined || isUuid(name) || name.trim() !== name) return id
  return tunnels.filter((tunnel) => tunnel.name === name).length === 1 ? name : id
}

const text = (value: string | number | null | undefined): string =>
  value == null ? '' : String(value)

/** A service as the cells of a line. Where no tunnel's name is known, their column says that it holds ids. */
function rowOf(
  config: ServiceConfig,
  origin: Origin,
): Record<ColumnName | typeof TUNNEL_ID, string> {
  const { host, tls_settings: tls } = config
  const on = host.network ?? host.resolver_network
  const http = config.type === 'http' ? config : undefined
  const tcp = config.type === 'tcp' ? config : undefined
  return {
    name: config.name,
    type: config.type,
    host: host.hostname ?? [host.ipv4, host.ipv6].filter(Boolean).join(' '),
    tunnel: on === undefined ? '' : tunnelWord(on.tunnel_id, origin),
    [TUNNEL_ID]: text(on?.tunnel_id),
    http_port: text(http?.http_port),
    https_port: text(http?.https_port),
    tcp_port: text(tcp?.tcp_port),
    app_protocol: text(tcp?.app_protocol),
    resolver_ips: (host.resolver_network?.resolver_ips ?? []).join(' '),
    cert_verification_mode: text(tls?.cert_verification_mode),
    certificate_authority: text(tls?.certificate_authority),
    client_certificate: text(tls?.client_certificate),
  }
}
