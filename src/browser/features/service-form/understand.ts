/** What somebody pasted where a host is asked for: a URL, an address with its port, a name in other letters. Pure. */
import ipaddr from 'ipaddr.js'
import { addressesIn, hostKind, isIpv4, isIpv6, words } from '#contract/host.ts'
import { isNetwork, SCHEME } from './host-text.ts'

/** How a host was put right. */
export type Mend = 'unseen' | 'quotes' | 'brackets' | 'dot' | 'case' | 'idn' | 'mapped'

/** What a host is given without. */
export type LeftOut = {
  part: 'path' | 'credentials' | 'zone' | 'prefix' | 'badPort'
  /** As it was typed; empty for credentials. */
  text: string
}

/** What a text is taken apart into. */
export type Reading = {
  /** A hostname, an address, or one address of each kind: right as it stands. */
  host: string
  /** Lower case, without `://`; empty for none. */
  scheme: string
  /** 1 to 65535; empty for none. */
  port: string
  left: LeftOut[]
  mended: Mend[]
}

const UNSEEN = /[\p{Cf}\p{Cc}]/gu
const QUOTED = /^(["'`])(.*)\1$|^<(.*)>$/

/**
 * Reads what was typed, where it is not a plain host already; nothing where it is, or where nobody can tell. The host
 * is one that the contract takes, and stands in the text but for its letters' case and, of a name in other scripts,
 * its form for DNS.
 */
export function understand(text: string): Reading | undefined {
  const seen = text.replaceAll(UNSEEN, '').trim()
  // A path may have commas: they stand between hosts only in what is no single one.
  const reading = readOne(seen) ?? together(words(seen).map(readOne))
  if (reading === undefined || isAsTyped(reading, text)) return undefined
  return seen === text.trim() ? reading : { ...reading, mended: ['unseen', ...reading.mended] }
}

const isAsTyped = ({ host, scheme, mended, left }: Reading, text: string): boolean =>
  mended.length + left.length === 0 && scheme === '' && words(text).join(', ') === host
/** Addresses with a comma between are one host, if they agree on the rest. */
function together(readings: (Reading | undefined)[]): Reading | undefined {
  const all = readings.filter((reading) => reading !== undefined)
  const [first] = all
  const host = all.map((reading) => reading.host).join(', ')
  if (first === undefined || all.length < readings.length || addressesIn(host) === undefined)
    return undefined
  const differ = all.some(({ port, scheme }) => port !== first.port || scheme !== first.scheme)
  if (differ) return undefined
  return {
    ...first,
    host,
    left: all.flatMap(({ left }) => left),
    mended: [...new Set(all.flatMap(({ mended }) => mended))],
  }
}

/** A single host with what stands around it. */
function readOne(typed: string): Reading | undefined {
  if (/\s/.test(typed)) return undefined
  const [, , quoted, angled] = QUOTED.exec(typed) ?? []
  const text = quoted ?? angled ?? typed
  const [lead = '', scheme = ''] = SCHEME.exec(text) ?? []
  const rest = text.slice(lead.length)
  const end = rest.search(/[/?#\\]/)
  const authority = end === -1 ? rest : rest.slice(0, end)
  const tail = end === -1 ? '' : rest.slice(end)
  const at = authority.lastIndexOf('@')
  const place = placeIn(authority.slice(at + 1))
  if (place === undefined || isWholeNetwork(place.host, tail)) return undefined
  return {
    host: place.host,
    scheme: scheme.toLowerCase(),
    port: place.port,
    left: [
      ...(at === -1 ? [] : [{ part: 'credentials' as const, text: '' }]),
      ...place.left,
      ...tailOf(place.host, tail),
    ],
    mended: [...(text === typed ? [] : ['quotes' as const]), ...place.mended],
  }
}

function tailOf(host: string, tail: string): LeftOut[] {
  if (tail === '') return []
  return [{ part: isNetwork(host + tail) ? 'prefix' : 'path', text: tail }]
}

/** Whether an address stands for the whole of a network; `10.0.1.50/24` and `10.0.1.50/32` are of one host. */
function isWholeNetwork(host: string, tail: string): boolean {
  if (!isNetwork(host + tail)) return false
  const bits = Number(tail.slice(1))
  return isIpv4(host) ? bits < 32 && endsInZeros(host, bits) : bits < 128 && host.endsWith('::')
}

const endsInZeros = (ipv4: string, bits: number): boolean =>
  ipv4
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('')
    .lastIndexOf('1') < bits

type Place = Pick<Reading, 'host' | 'port' | 'left' | 'mended'>

/** A host with or without its port. */
function placeIn(text: string): Place | undefined {
  const [, inside, after] = /^\[([^\]]*)\](?::(\d+))?$/.exec(text) ?? []
  if (inside !== undefined) return ofAddress(inside, after ?? '', ['brackets'])
  if (isIpv6(withoutZone(text))) return ofAddress(text, '', [])
  const [, name = '', port = ''] = /^([^:]*)(?::(\d+))?$/.exec(text) ?? []
  return ofName(name, port)
}

const withoutZone = (text: string): string => text.replace(/%.*$/s, '')

function ofAddress(text: string, port: string, mended: Mend[]): Place | undefined {
  const typed = withoutZone(text)
  const lower = typed.toLowerCase()
  if (!isIpv6(lower)) return undefined
  const mapped = mappedIn(lower)
  const host = mapped ?? lower
  const zone = text.slice(typed.length)
  const given = portOf(port)
  return {
    host,
    port: given.port,
    left: [...(zone === '' ? [] : [{ part: 'zone' as const, text: zone }]), ...given.left],
    mended: [
      ...mended,
      ...(mapped === undefined ? [] : ['mapped' as const]),
      ...(mapped !== undefined || host === typed ? [] : ['case' as const]),
    ],
  }
}

/** The IPv4 address that stands in one of IPv6 (RFC 4291, 2.5.5.2), such as `::ffff:10.0.0.1`: no IPv6 leads there. */
function mappedIn(ipv6: string): string | undefined {
  const address = ipaddr.process(ipv6)
  return address.kind() === 'ipv4' ? address.toString() : undefined
}

function ofName(text: string, port: string): Place | undefined {
  const typed = text.replace(/[.。]+$/, '')
  const isForeign = /[^ -~]/.test(typed)
  const host = isForeign ? forDns(typed) : typed.toLowerCase()
  if (host === undefined || hostKind(host) === undefined) return undefined
  const given = portOf(port)
  return {
    host,
    ...given,
    mended: [
      ...(typed === text ? [] : ['dot' as const]),
      ...(isForeign ? ['idn' as const] : host === typed ? [] : ['case' as const]),
    ],
  }
}

function portOf(digits: string): Pick<Place, 'port' | 'left'> {
  if (digits === '') return { port: '', left: [] }
  const number = Number(digits)
  return number >= 1 && number <= 65_535
    ? { port: String(number), left: [] }
    : { port: '', left: [{ part: 'badPort', text: digits }] }
}

/** A name in other scripts as DNS has it. A URL also makes addresses of numbers; nobody asked for that. */
function forDns(name: string): string | undefined {
  const plain = name.normalize('NFKC').toLowerCase()
  if (isIpv4(plain)) return plain
  const url = name.includes('%') ? null : URL.parse(`http://${name}`)
  return url === null || isIpv4(url.hostname) ? undefined : url.hostname
}
