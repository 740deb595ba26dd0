/**
 * What kind of host a person or a client wrote, by syntax alone.
 * The hostname rules are those of the official wrangler (at most 253 characters, no scheme, path, port, white space or
 * IP literal; underscores allowed), plus RFC 1035's: labels of 1 to 63 characters that do not begin or end in a dash.
 */
import * as z from 'zod/mini'

const IPV4 = z.ipv4()
const IPV6 = z.ipv6()
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i

export const isIpv4 = (text: string): boolean => IPV4.safeParse(text).success
export const isIpv6 = (text: string): boolean => IPV6.safeParse(text).success

/** Why a text is no hostname, as a sentence; nothing when it is one. */
export function hostnameProblem(text: string): string | undefined {
  if (text === '') return 'Hostname cannot be empty.'
  if (text.length > 253) return 'Hostname is too long. The maximum is 253 characters.'
  if (text.includes('://')) return 'Hostname must not include a scheme such as https://.'
  if (text.includes('/')) return 'Hostname must not include a path.'
  if (/\s/.test(text)) return 'Hostname must not contain white space.'
  if (isIpv4(text) || isIpv6(text)) return 'This is an IP address, not a hostname.'
  if (/^[\da-f:.]*:[\da-f:.]*%/i.test(text))
    return 'Give an IPv6 address without its zone, which begins at the %.'
  if (text.startsWith('[')) return 'Give an IPv6 address without brackets.'
  if (text.includes(':')) return 'Hostname must not include a port.'
  if (/^[\d.]+$/.test(text)) return 'This looks like an IPv4 address but is not a valid one.'
  if (text.endsWith('.')) return 'Give the hostname without the dot at its end.'
  if (!text.split('.').every((label) => LABEL.test(label)))
    return 'Hostname must be labels of letters, digits, dashes and underscores, joined by dots.'
  return undefined
}

export type HostKind = 'ipv4' | 'ipv6' | 'hostname'

/** The kind of host a text is, or nothing when it is none. */
export function hostKind(text: string): HostKind | undefined {
  if (isIpv4(text)) return 'ipv4'
  if (isIpv6(text)) return 'ipv6'
  return hostnameProblem(text) === undefined ? 'hostname' : undefined
}

/** The words of a text, between white space and commas. */
export const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '')

/** The addresses, if a text is one IPv4, one IPv6, or one of each. */
export function addressesIn(host: string): { ipv4?: string; ipv6?: string } | undefined {
  const parts = words(host)
  const v4 = parts.filter(isIpv4)
  const v6 = parts.filter(isIpv6)
  if (parts.length === 0 || v4.length + v6.length !== parts.length) return undefined
  if (v4.length > 1 || v6.length > 1) return undefined
  return {
    ...(v4[0] !== undefined && { ipv4: v4[0] }),
    ...(v6[0] !== undefined && { ipv6: v6[0] }),
  }
}
