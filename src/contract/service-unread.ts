/** What an answer has of a VPC Service that the contract does not know. Pure. */
import { KNOWN_FIELDS, type VpcService } from './service.ts'

const beyond = (part: object | null | undefined, known: readonly string[], at: string): string[] =>
  Object.entries(part ?? {})
    .filter(([name, value]) => value !== null && value !== undefined && !known.includes(name))
    .map(([name]) => at + name)

/**
 * The names of the fields that are set and not known, each with the way to it: `idle_timeout`, `host.network.zone`. An
 * update replaces the whole and can't name them, so it may clear them.
 */
export const unreadFields = (service: VpcService): string[] => {
  const { host, tls_settings: tls } = service
  return [
    ...beyond(service, KNOWN_FIELDS.service, ''),
    ...beyond(host, KNOWN_FIELDS.host, 'host.'),
    ...beyond(host.network, KNOWN_FIELDS.network, 'host.network.'),
    ...beyond(host.resolver_network, KNOWN_FIELDS.resolver_network, 'host.resolver_network.'),
    ...beyond(tls, KNOWN_FIELDS.tls_settings, 'tls_settings.'),
  ]
}
