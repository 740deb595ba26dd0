/** An API for tests that keeps services as the true one does, and answers as badly as a network and a server can. */
import { refuse } from '#contract/refusal.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import { tunnelOf, VpcService } from '#contract/service.ts'
import { Unreachable } from '../../../api/unreachable.ts'
import type { Api } from '../attempt.ts'

/** What becomes of a request. `late`: its answer is lost, and it is done after all, but only when others have come. */
export type Fate = 'well' | 'lost before' | 'lost after' | 'late' | 'busy' | 'broken'
export const FATES: readonly Fate[] = [
  'well',
  'lost before',
  'lost after',
  'late',
  'busy',
  'broken',
]

/** How many requests come before one that is done late. */
const LATE = 2

export type FakeApi = Api & {
  /** How many requests came. */
  asked: () => number
  /** Every service there is. */
  services: () => VpcService[]
  /** How often a service was truly made, by name. */
  made: ReadonlyMap<string, number>
  put: (config: ServiceConfig) => VpcService
}

const asService = (id: string, config: ServiceConfig) =>
  VpcService.parse({ ...config, service_id: id, created_at: '', updated_at: '' })

function lose(): never {
  throw new Unreachable('a test')
}

function quietly(act: () => unknown): void {
  try {
    act()
  } catch {
    // Nobody hears the refusal.
  }
}

/** `fate` is asked for each request that changes or reads anything. */
export function fakeApi(fate: () => Fate = () => 'well'): FakeApi {
  const kept = new Map<string, VpcService>()
  const made = new Map<string, number>()
  let ids = 0
  let asked = 0
  let late: { act: () => void; after: number }[] = []

  const named = (name: string) => [...kept.values()].find((one) => one.name === name)
  const found = (id: string): VpcService => {
    const service = kept.get(id)
    if (service === undefined)
      throw refuse(404, { kind: 'serviceNotFound', message: 'VPC Service not found.' })
    return service
  }
  const put = (config: ServiceConfig): VpcService => {
    if (named(config.name) !== undefined)
      throw refuse(409, { kind: 'serviceNameTaken', message: 'The name is taken.' })
    ids += 1
    const service = asService(`id-${ids}`, config)
    kept.set(service.service_id, service)
    made.set(config.name, (made.get(config.name) ?? 0) + 1)
    return service
  }

  /** Does what was asked for, or not, and tells, or not. */
  async function answer<T>(act: () => T): Promise<T> {
    asked += 1
    for (const { act: actLate } of late.filter(({ after }) => asked > after)) actLate()
    late = late.filter(({ after }) => asked <= after)
    await Promise.resolve()
    return ANSWER[fate()](act)
  }

  const ANSWER: Record<Fate, <T>(act: () => T) => T> = {
    well: (act) => act(),
    'lost before': lose,
    'lost after': (act) => {
      quietly(act)
      return lose()
    },
    late: (act) => {
      late = [...late, { act: () => quietly(act), after: asked + LATE }]
      return lose()
    },
    busy: () => {
      throw refuse(429, { kind: 'rateLimited', message: 'Too many requests.' })
    },
    broken: () => {
      throw refuse(500, { kind: 'internal', message: 'Something broke.' })
    },
  }

  return {
    list: () => answer(() => [...kept.values()]),
    create: (config) => answer(() => put(config)),
    read: (id) => answer(() => found(id)),
    replace: (id, config) =>
      answer(() => {
        found(id)
        const service = asService(id, config)
        kept.set(id, service)
        return service
      }),
    remove: (id) => answer(() => kept.delete(found(id).service_id)),
    asked: () => asked,
    services: () => [...kept.values()],
    made,
    put,
  }
}

/** A request for a service of a name, on a tunnel. */
export const configFor = (name: string, tunnel: string): ServiceConfig => ({
  name,
  type: 'http',
  host: { hostname: `${name}.internal`, resolver_network: { tunnel_id: tunnel } },
})

/** The names of the services on a tunnel, in order. */
export const namesOn = (services: readonly VpcService[], tunnel: string): string[] =>
  services
    .filter(({ host }) => tunnelOf(host) === tunnel)
    .map(({ name }) => name)
    .toSorted()
