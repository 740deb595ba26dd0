/** The settings of a VPC Service, one by one: what they are called, what they say, and which belong together. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import { tunnelOf, type VpcService } from '#contract/service.ts'
import { hostWords, resolverWords } from '../services/words.ts'

/** A service as it is, or as it is to be: what both of them say. */
export type Settings = Pick<
  VpcService,
  | 'name'
  | 'type'
  | 'host'
  | 'http_port'
  | 'https_port'
  | 'tcp_port'
  | 'app_protocol'
  | 'tls_settings'
>

type KeysOf<T> = T extends unknown ? keyof T : never
type Sent =
  | KeysOf<ServiceConfig>
  | keyof ServiceConfig['host']
  | keyof NonNullable<ServiceConfig['tls_settings']>
/** What others stand for: the parts of a host by how they are told, and what only holds others. */
type Within = 'ipv4' | 'ipv6' | 'hostname' | 'network' | 'resolver_network' | 'tls_settings'

/** Every setting there is. One that the contract learns stands here, and asks for its words below. */
export type Field = Exclude<Sent, Within> | 'tunnel' | 'resolver'

/** What can be taken from one version and what from another, and a service is still made of it. */
export const GROUPS = {
  name: 'Service name',
  tunnel: 'Tunnel',
  host: 'Host and DNS Resolver',
  ports: 'Type and ports',
  tls: 'TLS verification',
} as const satisfies Record<string, string>
export type Group = keyof typeof GROUPS

type Shown = {
  label: string
  group: Group
  /** What it says, in the same words only if it means the same. Empty where there is none. */
  value: (settings: Settings) => string
  /** Whether that is the id of something with a name. */
  isId?: true
}

const text = (value: string | number | null | undefined): string =>
  value == null ? '' : `${value}`

/** A port of an HTTP service: with neither given both have their defaults, with only one the other is closed. */
const httpPort = (own: Settings['http_port'], other: Settings['http_port'], usual: number) =>
  own == null && other == null ? `${usual} (default)` : text(own)

export const FIELDS: Record<Field, Shown> = {
  name: { label: 'Service name', group: 'name', value: ({ name }) => name },
  tunnel: { label: 'Tunnel', group: 'tunnel', value: ({ host }) => tunnelOf(host), isId: true },
  host: { label: 'Host', group: 'host', value: ({ host }) => hostWords(host) },
  resolver: { label: 'DNS Resolver', group: 'host', value: ({ host }) => resolverWords(host) },
  type: { label: 'Type', group: 'ports', value: ({ type }) => type.toUpperCase() },
  http_port: {
    label: 'HTTP port',
    group: 'ports',
    value: ({ type, http_port, https_port }) =>
      type === 'http' ? httpPort(http_port, https_port, 80) : text(http_port),
  },
  https_port: {
    label: 'HTTPS port',
    group: 'ports',
    value: ({ type, http_port, https_port }) =>
      type === 'http' ? httpPort(https_port, http_port, 443) : text(https_port),
  },
  tcp_port: { label: 'TCP port', group: 'ports', value: ({ tcp_port }) => text(tcp_port) },
  app_protocol: {
    label: 'Protocol',
    group: 'ports',
    value: ({ app_protocol }) => text(app_protocol),
  },
  cert_verification_mode: {
    label: 'TLS verification',
    group: 'tls',
    value: ({ tls_settings: tls }) => tls?.cert_verification_mode ?? 'verify_full',
  },
  certificate_authority: {
    label: 'Certificate authority',
    group: 'tls',
    value: ({ tls_settings: tls }) => text(tls?.certificate_authority),
    isId: true,
  },
  client_certificate: {
    label: 'Client certificate',
    group: 'tls',
    value: ({ tls_settings: tls }) => text(tls?.client_certificate),
    isId: true,
  },
}

const isField = (name: string): name is Field => name in FIELDS
export const FIELD_NAMES: readonly Field[] = Object.keys(FIELDS).filter(isField)

/** The settings that two versions say otherwise. */
export const differing = (one: Settings, other: Settings): Field[] =>
  FIELD_NAMES.filter((field) => FIELDS[field].value(one) !== FIELDS[field].value(other))

/** Whether two versions mean the same in every setting. */
export const isAlike = (one: Settings, other: Settings): boolean =>
  differing(one, other).length === 0
