/** The one box for a hostname or addresses: what stands in it. Pure. */
import { addressesIn, hostKind, hostnameProblem, isIpv4, isIpv6, words } from '#contract/host.ts'

/** Whether nobody needs to look the host up. */
export const isAddress = (host: string): boolean => addressesIn(host) !== undefined

/** What a typed host is understood as, in words; nothing while it is none. */
export function understoodAs(host: string): string | undefined {
  const addresses = addressesIn(host)
  if (addresses?.ipv4 !== undefined && addresses.ipv6 !== undefined)
    return 'an IPv4 and an IPv6 address'
  if (addresses?.ipv4 !== undefined) return 'an IPv4 address'
  if (addresses?.ipv6 !== undefined) return 'an IPv6 address'
  return hostKind(host.trim()) === 'hostname' ? 'a hostname' : undefined
}

/** Whether a text is an address with a prefix length, such as `10.0.0.0/24`. */
export function isNetwork(text: string): boolean {
  const [, address = '', bits = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? []
  return isIpv4(address) ? +bits <= 32 : isIpv6(address) && +bits <= 128
}

/** What a URL begins with, and its scheme. */
export const SCHEME = /^(?:(?:jdbc:)?([a-z][a-z\d+.-]*):)?\/\//i

/** A host without the user name and password that a pasted URL may bring: so drafts keep it. */
export const withoutCredentials = (host: string): string =>
  host.replaceAll(/\S*@/g, (found) => SCHEME.exec(found)?.[0] ?? '')

/** Why a typed host can't be reached, as a sentence; nothing when it can. */
export function hostProblem(host: string): string | undefined {
  if (isAddress(host)) return undefined
  const parts = words(host)
  if (parts.length === 0) return 'Give a hostname or an IP address.'
  const onlyAddresses = parts.length > 1 && parts.every((part) => isIpv4(part) || isIpv6(part))
  if (onlyAddresses) return 'Of IP addresses, give one IPv4, one IPv6, or one of each.'
  if (isNetwork(host.trim())) return 'This is a network. A service is one host: give its address.'
  return hostnameProblem(host.trim())
}
