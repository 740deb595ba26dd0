/** Whether a line is a request that the API takes, by the contract's own rules. Pure. */
import { problemsOf } from '#contract/problems.ts'
import { ServiceConfig } from '#contract/service-config.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { ANSWERED } from './columns.ts'
import type { Format, Numbering, RawLine, Said } from './lines.ts'

type Tunnels = readonly Pick<Tunnel, 'id' | 'name'>[]

/** A line that was checked: its number in the file, what it is called and leads to, as far as it says so, and the request or what is wrong. */
export type Checked = {
  line: number
  name: string
  host: string
  tunnel: string
} & ({ is: 'right'; config: ServiceConfig } | { is: 'wrong'; problems: readonly Said[] })

export type Using = {
  format: Format
  numbering: Numbering
  tunnels: Tunnels
  /** The id of the tunnel that takes the place of those that are not there; empty for none. */
  instead: string
}

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** Stands for a tunnel that is not known, so that everything else is checked all the same. */
const SOME_ID = '00000000-0000-0000-0000-000000000000'

/** Checks a line. */
export function check({ line, given, problems: found }: RawLine, using: Using): Checked {
  const fields = fieldsOf(given)
  const host = fieldsOf(fields['host'])
  const tunnel = resolve(tunnelWordIn(fields, host), using)
  const request = isFields(given) ? requestOf(fields, host, tunnel.id ?? SOME_ID) : given
  const parsed = ServiceConfig.safeParse(request)
  const problems = [
    ...found,
    ...(parsed.success ? [] : problemsOf(parsed.error, request).map((each) => said(each, using))),
    ...(tunnel.problem === undefined || !isFields(given)
      ? []
      : [{ place: 'tunnel', message: tunnel.problem }]),
  ]
  const about = { line, name: textOf(fields['name']), host: hostText(host), tunnel: tunnel.word }
  return parsed.success && problems.length === 0
    ? { ...about, is: 'right', config: parsed.data, name: parsed.data.name }
    : { ...about, is: 'wrong', problems }
}

/** The tunnel as it is given: beside the host, or within it. */
const tunnelWordIn = (fields: Fields, host: Fields): unknown =>
  fields['tunnel'] ??
  fieldsOf(host['network'])['tunnel_id'] ??
  fieldsOf(host['resolver_network'])['tunnel_id']

/** The request, with the tunnel where a host of its kind has it. */
function requestOf(fields: Fields, host: Fields, tunnel_id: string): Fields {
  const rest = Object.entries(fields).filter(([name]) => name !== 'tunnel' && !ANSWERED.has(name))
  if (fields['host'] !== undefined && !isFields(fields['host'])) return Object.fromEntries(rest)
  const at = host['hostname'] == null ? 'network' : 'resolver_network'
  const other = at === 'network' ? 'resolver_network' : 'network'
  const placed = {
    ...host,
    [at]: { ...fieldsOf(host[at]), tunnel_id },
    ...(isFields(host[other]) && { [other]: { ...host[other], tunnel_id } }),
  }
  return { ...Object.fromEntries(rest), host: withoutNoResolvers(placed) }
}

/** The API answers an empty list of resolvers where none are named, and takes none. */
function withoutNoResolvers(host: Fields): Fields {
  const { resolver_ips: ips, ...network } = fieldsOf(host['resolver_network'])
  const isEmpty = Array.isArray(ips) && ips.length === 0
  return isEmpty ? { ...host, resolver_network: network } : host
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Without the user name and password that a URL in its place may have: a table is not where they belong. */
const hostText = (host: Fields): string =>
  [host['hostname'], host['ipv4'], host['ipv6']]
    .map((value) => textOf(value).replace(/\/\/.*@/, '//'))
    .filter(Boolean)
    .join(', ')

type Resolved = { word: string; id?: string; problem?: string }

/** A tunnel by its id, or by its name. */
function resolve(given: unknown, { tunnels, instead }: Using): Resolved {
  const word = textOf(given)
  const byId = tunnels.find(({ id }) => id === word.toLowerCase())
  const named = tunnels.filter(({ name }) => name === word)
  const found = byId ?? (named.length === 1 ? named[0] : undefined)
  if (found !== undefined) return { word: found.name, id: found.id }
  const other = tunnels.find(({ id }) => id === instead)
  if (other !== undefined) return { word: other.name, id: other.id }
  return { word, problem: unknownWords(word, named.length, tunnels) }
}

function unknownWords(word: string, named: number, tunnels: Tunnels): string {
  if (word === '') return 'Give the tunnel, by name or by id.'
  if (named > 1) return `${named} tunnels are called “${word}”: give the id.`
  const alike = tunnels.find(({ name }) => name.toLowerCase() === word.toLowerCase())
  const hint = alike === undefined ? '' : ` There is “${alike.name}”.`
  return `There is no tunnel “${word}” in this account.${hint}`
}

/** Where each part of a request stands in a line of CSV. The first that fits is taken, so a part stands before its whole. */
const COLUMN_OF: [pointer: string, column: string][] = [
  ['/host/resolver_network/tunnel_id', 'tunnel'],
  ['/host/resolver_network', 'resolver_ips'],
  ['/host/network', 'tunnel'],
  ['/host', 'host'],
]

/** A problem of a request at its place in the file. */
function said({ pointer = '', message }: { pointer?: string; message: string }, { format }: Using) {
  const field = pointer.slice(1).replaceAll('/', '.')
  if (format === 'json') return { place: field, message }
  const column = COLUMN_OF.find(([begin]) => pointer.startsWith(begin))?.[1]
  return { place: column ?? field.replace('tls_settings.', ''), message }
}
