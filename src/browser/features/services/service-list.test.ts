import { expect, test } from 'vitest'
import type { VpcService } from '#contract/service.ts'
import { select, ServiceSearch } from './service-list.ts'

const [NORTH, SOUTH] = ['north', 'south']

const service = (
  name: string,
  hostname: string,
  tunnel_id: string,
  updated_at: string,
): VpcService => ({
  service_id: `id-of-${name}`,
  name,
  type: name === 'db' ? 'tcp' : 'http',
  host: { hostname, resolver_network: { tunnel_id } },
  created_at: '2026-01-01T00:00:00Z',
  updated_at,
})

const ALL = [
  service('api-10', 'c.internal', NORTH, '2026-01-03T00:00:00Z'),
  service('api-9', 'a.internal', SOUTH, '2026-01-02T00:00:00Z'),
  service('db', 'b.internal', NORTH, '2026-01-01T00:00:00Z'),
]

test.each<[ServiceSearch, string]>([
  [{}, 'api-9 api-10 db'],
  [{ sort: '-name' }, 'db api-10 api-9'],
  [{ sort: 'host' }, 'api-9 db api-10'],
  [{ sort: '-updated' }, 'api-10 api-9 db'],
  [{ sort: 'nonsense' }, 'api-9 api-10 db'],
  [{ q: ' API ' }, 'api-9 api-10'],
  [{ q: 'b.internal' }, 'db'],
  [{ q: 'id-of-db' }, 'db'],
  [{ q: 'of-db' }, ''],
  [{ type: 'tcp' }, 'db'],
  [{ type: 'udp' }, ''],
  [{ tunnel: NORTH }, 'api-10 db'],
  [{ tunnel: NORTH, type: 'http', q: 'api' }, 'api-10'],
])('%j shows %s', (search, names) => {
  expect(
    select(ALL, search)
      .map(({ name }) => name)
      .join(' '),
  ).toBe(names)
})

test('what the address says beyond what is known is let go', () => {
  expect(ServiceSearch.parse({ q: 'a', utm_source: 'x' })).toEqual({ q: 'a' })
})
