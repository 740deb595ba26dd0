/** Services in a CSV file, whose first line names its columns. Pure. */
import Papa from 'papaparse'
import { addressesIn, words } from '#contract/host.ts'
import { ANSWERED, COLUMN_NAMES, type ColumnName, TUNNEL_ID } from './columns.ts'
import { unguarded } from './csv.ts'
import { placesIn } from './line-of.ts'
import { type RawLine, type Read, type Said, unreadable } from './lines.ts'

/** Cells are parted by commas, semicolons or tabs: by whichever the first line has most of. */
export function readCsv(text: string): Read {
  const [heading = '', ...others] = text.split(/\r\n|\r|\n/, 2)
  const delimiter = delimiterOf(heading)
  const { rows, isTorn } = rowsOf(text, delimiter)
  const columns = (rows[0]?.cells ?? []).map((cell) => columnOf(cell))
  if (!columns.includes('name') || !columns.includes('host'))
    return unreadable(
      others.length === 0
        ? 'This is neither JSON nor CSV with a first line that names its columns.'
        : 'The first line must name the columns, “name” and “host” among them.',
    )
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at)
  if (twice !== undefined) return unreadable(`The column “${twice}” is there twice.`)
  if (isTorn) return unreadable('A quotation mark is opened and never closed.')
  const lines = rows
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((row) => lineOf(row, columns))
  return { is: 'read', format: 'csv', numbering: 'line', lines }
}

const DELIMITERS = [',', ';', '\t']
const delimiterOf = (heading: string): string => {
  const countOf = (sign: string) => heading.split(sign).length
  return DELIMITERS.toSorted((one, other) => countOf(other) - countOf(one))[0] ?? ','
}

/** The heading of a column as it is known here: `HTTP port` is `http_port`. */
function columnOf(heading: string): string {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return name === TUNNEL_ID ? 'tunnel' : name
}

type Row = { line: number; cells: string[] }

/** A cell may hold line breaks, so that a line is told by where it begins. */
function rowsOf(text: string, delimiter: string): { rows: Row[]; isTorn: boolean } {
  const placeOf = placesIn(text)
  const rows: Row[] = []
  let begins = 0
  let isTorn = false
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }) => {
      rows.push({ line: placeOf(begins).line, cells: data })
      begins = meta.cursor
      isTorn ||= errors.some(({ code }) => code === 'MissingQuotes')
    },
  })
  return { rows, isTorn }
}

type Cells = Partial<Record<ColumnName, string>>

function lineOf({ line, cells }: Row, columns: readonly string[]): RawLine {
  const given: Cells = {}
  const problems: Said[] = []
  for (const [at, cell] of cells.entries()) {
    const value = unguarded(cell.trim())
    const column = columns[at] ?? ''
    if (value === '' || ANSWERED.has(column)) continue
    if (isColumn(column)) given[column] = value
    else problems.push({ place: column, message: strayWords(column) })
  }
  return { line, given: requestOf(given), problems }
}

const isColumn = (name: string): name is ColumnName => COLUMN_NAMES.some((known) => known === name)

const strayWords = (column: string): string =>
  column === ''
    ? 'This line has more cells than there are columns.'
    : 'This column is not known here.'

/** What is no number stays as it is, to be complained of. */
const numberIn = (text: string | undefined) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text

/** The request that the cells of a line are meant as; what is not given is left out. */
function requestOf(cells: Cells): object {
  const { host = '', resolver_ips, type = 'http' } = cells
  const { cert_verification_mode, certificate_authority, client_certificate } = cells
  const tls = { cert_verification_mode, certificate_authority, client_certificate }
  return given({
    name: cells.name,
    type: type.toLowerCase(),
    tunnel: cells.tunnel,
    host: {
      ...hostOf(host),
      ...(resolver_ips !== undefined && {
        resolver_network: { resolver_ips: words(resolver_ips) },
      }),
    },
    http_port: numberIn(cells.http_port),
    https_port: numberIn(cells.https_port),
    tcp_port: numberIn(cells.tcp_port),
    app_protocol: cells.app_protocol,
    tls_settings: Object.values(tls).some((value) => value !== undefined) ? given(tls) : undefined,
  })
}

const given = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))

/** Addresses, if it is one or one of each kind; else a hostname, be it a good one or not. */
const hostOf = (host: string): object =>
  addressesIn(host) ?? (host === '' ? {} : { hostname: host })
