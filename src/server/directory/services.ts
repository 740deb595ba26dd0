/** VPC Services: unique by name, at most 1000, and always on a tunnel that lives. */
import type { EventKind } from '#contract/event.ts'
import { refuse, type Problem } from '#contract/refusal.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import { serviceGet, serviceList } from '#contract/service-operations.ts'
import { SERVICE_LIMIT, tunnelOf, type VpcService } from '#contract/service.ts'
import { pageOf } from '../envelope.ts'
import type { Directory } from './directory.ts'
import type { NewEvent } from './event-table.ts'
import type { RecordEvent } from './events.ts'
import { bind, type Bound } from './serve.ts'

/** The operations on VPC Services. */
export const serviceRoutes = (directory: Directory): Bound[] => {
  const { services, events } = directory
  return [
    bind(serviceList, ({ query }) => {
      const ofType = services.all().filter(({ type }) => type === (query.type ?? type))
      return pageOf(ofType, query)
    }),
    bind(serviceGet, ({ path }) => ({ result: found(services.get(path.service)) })),
    bind(serviceCreate, ({ viewer, body }) => ({
      result: events.change(viewer.name, (record) => create(directory, record, body)),
    })),
    bind(serviceUpdate, ({ viewer, path, body }) => ({
      result: events.change(viewer.name, (record) =>
        replace(directory, record, path.service, body),
      ),
    })),
    bind(serviceDelete, ({ viewer, path }) => {
      events.change(viewer.name, (record) => remove(directory, record, path.service))
      return { result: null }
    }),
  ]
}

function create(directory: Directory, record: RecordEvent, config: ServiceConfig): VpcService {
  const id = directory.newId()
  checkName(directory, config.name)
  checkLimit(directory)
  checkReferences(directory, config)
  directory.services.insert(id, config, directory.now())
  record(serviceEvent('service_created', tunnelOf(config.host), id, config))
  return found(directory.services.get(id))
}

/** An edit that moves a service from one tunnel to another is told on both. */
function replace(
  directory: Directory,
  record: RecordEvent,
  asked: string,
  config: ServiceConfig,
): VpcService {
  const { service_id, host } = found(directory.services.get(asked))
  checkName(directory, config.name, service_id)
  checkReferences(directory, config)
  directory.services.replace(service_id, config, directory.now())
  for (const tunnelId of new Set([tunnelOf(host), tunnelOf(config.host)]))
    record(serviceEvent('service_changed', tunnelId, service_id, config))
  return found(directory.services.get(service_id))
}

function remove({ services }: Directory, record: RecordEvent, asked: string): void {
  const { service_id, name, host } = found(services.get(asked))
  services.remove(service_id)
  record(serviceEvent('service_deleted', tunnelOf(host), service_id, { name }))
}

const serviceEvent = (
  kind: EventKind,
  tunnelId: string,
  id: string,
  { name }: { name: string },
): NewEvent => ({ tunnelId, kind, service: { id, name } })

function found(service: VpcService | undefined): VpcService {
  if (service === undefined)
    throw refuse(404, { kind: 'serviceNotFound', message: 'VPC Service not found.' })
  return service
}

function checkName({ services }: Directory, name: string, own?: string): void {
  const holder = services.named(name)
  if (holder === undefined || holder.service_id === own) return
  throw refuse(409, {
    kind: 'serviceNameTaken',
    message: 'A VPC Service with this name already exists. Choose another name.',
    pointer: '/name',
  })
}

function checkLimit({ services }: Directory): void {
  if (services.count() < SERVICE_LIMIT) return
  throw refuse(400, {
    kind: 'tooManyServices',
    message: `An account holds at most ${SERVICE_LIMIT} VPC Services. Delete one first.`,
  })
}

function checkReferences(directory: Directory, config: ServiceConfig): void {
  const problems = [...tunnelProblems(directory, config), ...certificateProblems(directory, config)]
  if (problems.length > 0) throw refuse(400, ...problems)
}

function tunnelProblems({ tunnels }: Directory, { host }: ServiceConfig): Problem[] {
  const tunnel = tunnels.get(tunnelOf(host))
  if (tunnel?.deleted_at === null) return []
  const network = host.network === undefined ? 'resolver_network' : 'network'
  const message = tunnel === undefined ? 'There is no such tunnel.' : 'This tunnel was deleted.'
  return [{ kind: 'tunnelNotFound', message, pointer: `/host/${network}/tunnel_id` }]
}

const CERTIFICATE_KINDS = [
  { field: 'certificate_authority', ca: true, is: 'a certificate authority' },
  { field: 'client_certificate', ca: false, is: 'a client certificate' },
] as const

const certificateProblems = (
  { certificates }: Directory,
  { tls_settings }: ServiceConfig,
): Problem[] =>
  CERTIFICATE_KINDS.flatMap(({ field, ca, is }) => {
    const id = tls_settings?.[field]
    const certificate = id && certificates.get(id)
    if (id === undefined || (certificate && certificate.ca === ca)) return []
    const message = certificate ? `This certificate is not ${is}.` : 'There is no such certificate.'
    return [{ kind: 'certificateNotFound', message, pointer: `/tls_settings/${field}` }]
  })
