/** What the form offers to do with what was pasted as a host. Pure. */
import type { ServiceForm } from './service-form.ts'
import type { LeftOut, Mend, Reading } from './understand.ts'

/** Boxes that one press fills. */
export type Filling = Partial<ServiceForm> & { host: string }

type Offer = {
  /** The words on its button. */
  label: string
  fills: Filling
}

export type Understood = {
  /** What is offered, as a question. */
  question: string
  offers: Offer[]
  /** What is not taken, and what is written otherwise; sentences. */
  remarks: string[]
}

type Now = Pick<ServiceForm, 'type' | 'ports' | 'httpPort' | 'httpsPort' | 'tcpPort'>

/** What a scheme says of the service. Ports are those of IANA's registry. */
type Meant =
  | { type: 'http'; box: 'httpPort' | 'httpsPort'; port: string }
  | { type: 'tcp'; protocol: ServiceForm['protocol']; port: string }

const HTTP: Meant = { type: 'http', box: 'httpPort', port: '80' }
const HTTPS: Meant = { type: 'http', box: 'httpsPort', port: '443' }
const POSTGRESQL: Meant = { type: 'tcp', protocol: 'postgresql', port: '5432' }
const MYSQL: Meant = { type: 'tcp', protocol: 'mysql', port: '3306' }
const TCP: Meant = { type: 'tcp', protocol: '', port: '' }

const SCHEMES = new Map<string, Meant>([
  ['http', HTTP],
  ['ws', HTTP],
  ['https', HTTPS],
  ['wss', HTTPS],
  ['postgres', POSTGRESQL],
  ['postgresql', POSTGRESQL],
  ['mysql', MYSQL],
  ['mariadb', MYSQL],
])

/**
 * What can be done with what was read, in a form as it is now. A service that is there already keeps its type; what
 * does not fit it is left out, and said.
 */
export function offersFor(reading: Reading, now: Now, isNew: boolean): Understood {
  const meant = reading.scheme === '' ? undefined : (SCHEMES.get(reading.scheme) ?? TCP)
  const offers = offersOf(reading, now, meant, isNew)
  const [first] = offers
  const isOneOfMany = offers.length > 1
  const question = isOneOfMany
    ? `Use host ${reading.host}, and port ${reading.port} for which scheme?`
    : `Use ${fillingWords(first?.fills ?? { host: reading.host })}?`
  const isSchemeLost = meant !== undefined && !isNew && meant.type !== now.type
  return {
    question,
    offers,
    remarks: [...remarksOf(reading), ...(isSchemeLost ? [schemeLost(reading, now)] : [])],
  }
}

function offersOf(
  { host, port }: Reading,
  now: Now,
  meant: Meant | undefined,
  isNew: boolean,
): Offer[] {
  const use = (fills: Partial<ServiceForm>): Offer[] => [
    { label: 'Use it', fills: { host, ...fills } },
  ]
  if (meant === undefined) return port === '' ? use({}) : withPort(host, port, now)
  if (meant.type !== now.type && !isNew) return use({})
  const type = meant.type === now.type ? {} : { type: meant.type }
  return use({
    ...type,
    ...(meant.type === 'http' ? ofWeb(meant, port, now) : ofTcp(meant, port, now)),
  })
}

/** Nobody said for which scheme: who pasted it knows. */
function withPort(host: string, port: string, { type }: Now): Offer[] {
  if (type === 'tcp') return [{ label: 'Use it', fills: { host, tcpPort: port } }]
  return [
    { label: 'For http://', fills: { host, ports: 'custom', httpPort: port } },
    { label: 'For https://', fills: { host, ports: 'custom', httpsPort: port } },
  ]
}

/** A URL without a port means the default one, which the default ports bring. */
function ofWeb(
  { box, port: usual }: Extract<Meant, { type: 'http' }>,
  port: string,
  now: Now,
): Partial<ServiceForm> {
  if (port !== '') return { ports: 'custom', [box]: port }
  return now.ports === 'custom' && now[box].trim() === '' ? { [box]: usual } : {}
}

function ofTcp(
  { protocol, port: usual }: Extract<Meant, { type: 'tcp' }>,
  port: string,
  now: Now,
): Partial<ServiceForm> {
  const given = port === '' && now.tcpPort.trim() === '' ? usual : port
  return { ...(protocol !== '' && { protocol }), ...(given !== '' && { tcpPort: given }) }
}

const PROTOCOLS: Record<ServiceForm['protocol'], string> = {
  '': '',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
}

/** What a filling puts into boxes, as an enumeration. */
export function fillingWords({
  type,
  host,
  httpPort,
  httpsPort,
  tcpPort,
  protocol,
}: Filling): string {
  const parts = [
    type && `type ${type.toUpperCase()}`,
    `host ${host}`,
    httpPort && `HTTP port ${httpPort}`,
    httpsPort && `HTTPS port ${httpsPort}`,
    tcpPort && `TCP port ${tcpPort}`,
    protocol && `protocol ${PROTOCOLS[protocol]}`,
  ].filter(Boolean)
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
}

const LEFT: Record<LeftOut['part'], (text: string) => string> = {
  path: (text) => `the path ${text}, which each request names`,
  credentials: () => 'the user name or password: a service keeps none, whoever connects sends them',
  zone: (text) => `the zone ${text}, which a service can’t have`,
  prefix: (text) => `the prefix length ${text}: a service is one host`,
  badPort: (text) => `the port ${text}, which is none from 1 to 65535`,
}

const MENDED: Record<Mend, string> = {
  unseen: 'without characters that can’t be seen',
  quotes: 'without the quotes around it',
  brackets: 'without the brackets',
  dot: 'without the dot at its end',
  case: 'in lower case',
  idn: 'in the form that DNS has for it',
  mapped: 'as the IPv4 address that it stands for',
}

const remarksOf = ({ left, mended }: Reading): string[] => [
  ...left.map(({ part, text }) => `Left out: ${LEFT[part](text)}.`),
  ...(mended.length === 0 ? [] : [`Written ${mended.map((mend) => MENDED[mend]).join(', ')}.`]),
]

const schemeLost = ({ scheme, port }: Reading, { type }: Now): string =>
  `Left out: ${scheme}://${port === '' ? '' : ` and port ${port}`}, for this service is of type ${type.toUpperCase()}.`
