/** Whose a host is, where it may be nobody's of the private network. Pure. */
import ipaddr from 'ipaddr.js'
import { addressesIn, hostKind } from '#contract/host.ts'

/** Something to know of a host that is right by its form. */
export type HostNote = {
  /** `warn` where it will hardly be what is wanted. */
  kind: 'warn' | 'hint'
  text: string
}

const warn = (text: string): HostNote => ({ kind: 'warn', text })
const hint = (text: string): HostNote => ({ kind: 'hint', text })

const OWN_HOST =
  'is the host that the connector runs on, and no other. Where cloudflared runs in Docker, that is its container, not the machine around it.'

/** Source of what it is called: Workers VPC, troubleshooting. */
const PUBLIC = warn(
  'This is a public address: requests would not stay within the VPC. Give the address that the service has inside.',
)
const MAY_BE_PUBLIC = hint(
  'This may be a public name: if it resolves to a public address, requests do not stay within the VPC. Give the internal name, if there is one.',
)
const LOOPBACK = hint(`A loopback address ${OWN_HOST}`)
const LOCALHOST = hint(`localhost ${OWN_HOST}`)
const LINK_LOCAL = warn(
  'A link-local address is that of a neighbour on one network link. It means another machine, or none, to each host a connector runs on.',
)
const METADATA = warn(
  'This is where a cloud provider tells a machine about itself, often with credentials of that machine: each Worker with this binding could read them.',
)
const NOBODY = warn(
  'This address stands for no machine: programs listen on it, and nothing is reached there.',
)
const MANY = warn('This address is one of many machines at once. A service is one host.')
const EXAMPLE = warn(
  'This is set apart for examples in documentation: no machine is reached by it.',
)
const RESERVED = warn(
  'This address is from a range that is reserved. Make sure that the service has it.',
)
const DOCKER = hint(
  'Docker answers this name, and only inside of containers: cloudflared has to run in one, on the same machine as the service.',
)

/** What is to be said of the ranges that `ipaddr.js` knows; of private ones nothing. */
const RANGES: Record<string, HostNote | undefined> = {
  unicast: PUBLIC,
  '6to4': PUBLIC,
  teredo: PUBLIC,
  rfc6052: PUBLIC,
  as112: PUBLIC,
  as112v6: PUBLIC,
  amt: PUBLIC,
  loopback: LOOPBACK,
  linkLocal: LINK_LOCAL,
  unspecified: NOBODY,
  broadcast: MANY,
  multicast: MANY,
  private: undefined,
  uniqueLocal: undefined,
  carrierGradeNat: undefined,
  deprecatedSiteLocal: undefined,
}

/** Source: RFC 5737, RFC 3849, RFC 9637. */
const DOCUMENTATION = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
].map((range) => ipaddr.parseCIDR(range))

/** Of AWS, Azure, Google Cloud and others; the second is that of AWS over IPv6. */
const METADATA_ADDRESSES = ['169.254.169.254', 'fd00:ec2::254'].map((text) => ipaddr.parse(text))

function noteOfAddress(text: string): HostNote | undefined {
  // An IPv4 address in the form of IPv6 is what it is.
  const address = ipaddr.process(text)
  const told = address.toNormalizedString()
  if (METADATA_ADDRESSES.some((one) => one.toNormalizedString() === told)) return METADATA
  const isExample = DOCUMENTATION.some(
    ([range, bits]) => range.kind() === address.kind() && address.match(range, bits),
  )
  if (isExample) return EXAMPLE
  const range = address.range()
  return range in RANGES ? RANGES[range] : RESERVED
}

/**
 * Endings that the public DNS does not have, or that stand for examples. Source: IANA's special-use domain names;
 * RFC 6762, appendix G; ICANN on .internal, .corp, .home and .mail.
 */
const PRIVATE_ENDING =
  /(^|\.)(internal|local|localdomain|lan|home\.arpa|home|corp|mail|private|intranet|test)$/
const EXAMPLE_ENDING = /(^|\.)(example|invalid|example\.(com|net|org))$/
const LOCALHOST_ENDING = /(^|\.)localhost$/

function noteOfName(typed: string): HostNote | undefined {
  const name = typed.toLowerCase()
  if (LOCALHOST_ENDING.test(name)) return LOCALHOST
  if (name === 'metadata.google.internal') return METADATA
  if (name === 'host.docker.internal') return DOCKER
  if (EXAMPLE_ENDING.test(name)) return EXAMPLE
  return PRIVATE_ENDING.test(name) || !name.includes('.') ? undefined : MAY_BE_PUBLIC
}

/** What is to be known of a typed host, each once; nothing while it is none. */
export function hostNotes(host: string): HostNote[] {
  const { ipv4, ipv6 } = addressesIn(host) ?? {}
  const name = host.trim()
  const notes = [
    ipv4 && noteOfAddress(ipv4),
    ipv6 && noteOfAddress(ipv6),
    hostKind(name) === 'hostname' && noteOfName(name),
  ]
  return [...new Set(notes.filter((note): note is HostNote => typeof note === 'object'))]
}

/** What is to be known of a host that is being typed, if it was so when typing last paused: half a name is no host yet. */
export const lastingNotes = (host: string, settled: string): HostNote[] => {
  const before = hostNotes(settled)
  return hostNotes(host).filter((note) => before.includes(note))
}
