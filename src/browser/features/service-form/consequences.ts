/** What the entries mean for a Worker, as one types. Pure. */
import { addressesIn, hostKind } from '#contract/host.ts'
import { isPort } from './right-form.ts'
import type { ServiceForm } from './service-form.ts'

/** The host in words, with a space after it; nothing while there is none. */
function target(host: string): string {
  const { ipv4, ipv6 } = addressesIn(host) ?? {}
  if (ipv4 !== undefined && ipv6 !== undefined) return `${ipv4} or ${ipv6} `
  const one = ipv4 ?? ipv6 ?? host.trim()
  return hostKind(one) === undefined ? '' : `${one} `
}

type Entries = Pick<
  ServiceForm,
  'type' | 'host' | 'ports' | 'httpPort' | 'httpsPort' | 'tcpPort' | 'protocol'
>

/** What can be reached, and how; nothing while a port is none, which is said at its box. */
export const consequence = (form: Entries): string | undefined =>
  form.type === 'tcp' ? ofTcp(form) : ofHttp(form)

function ofHttp(form: Entries): string | undefined {
  const to = target(form.host)
  const custom = form.ports === 'custom'
  const [http, https] = custom ? [form.httpPort.trim(), form.httpsPort.trim()] : ['80', '443']
  if (!isPort(http) || !isPort(https)) return undefined
  if (http === '' && https === '')
    return 'Give one port or both. With one alone, Workers can use only its scheme.'
  if (https === '')
    return `HTTP only: http:// requests connect to ${to}port ${http}; https:// requests will be refused.`
  if (http === '')
    return `HTTPS only: https:// requests connect to ${to}port ${https}; http:// requests will be refused.`
  return `http:// requests connect to ${to}port ${http}, and https:// requests to port ${https}.`
}

const PROTOCOLS: Record<ServiceForm['protocol'], string> = {
  '': '',
  postgresql: ' It is told that PostgreSQL is spoken there.',
  mysql: ' It is told that MySQL is spoken there.',
}

/** Source of what TCP services are for, and of what the protocol is: Workers VPC, VPC Services. */
function ofTcp({ host, tcpPort, protocol }: Entries): string | undefined {
  const port = tcpPort.trim()
  if (!isPort(port)) return undefined
  if (port === '') return 'Give the port that the service listens on.'
  return `Hyperdrive, or a database driver, connects to ${target(host)}port ${port}.${PROTOCOLS[protocol]}`
}
