import { expect, test } from 'vitest'
import type { VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { DELETED, select, servicesOf, TunnelSearch } from './tunnel-list.ts'

const tunnel = (name: string, status: string, created_at: string): Tunnel => ({
  id: `${name}-id`,
  name,
  status,
  created_at,
})

const ALL = [
  tunnel('alpha-10', 'healthy', '2026-01-01T00:00:00Z'),
  tunnel('alpha-9', 'down', '2026-01-02T00:00:00Z'),
  tunnel('Beta', 'degraded', '2026-01-03T00:00:00Z'),
]

test.each<[TunnelSearch, string]>([
  [{}, 'alpha-9 alpha-10 Beta'],
  [{ sort: '-name' }, 'Beta alpha-10 alpha-9'],
  [{ sort: 'created' }, 'alpha-10 alpha-9 Beta'],
  [{ sort: 'status' }, 'Beta alpha-9 alpha-10'],
  [{ q: 'BETA' }, 'Beta'],
  [{ q: 'alpha-9-id' }, 'alpha-9'],
  [{ q: '9-id' }, ''],
  [{ status: 'healthy' }, 'alpha-10'],
  [{ status: 'sleeping' }, ''],
])('%j shows %s', (search, names) => {
  expect(
    select(ALL, search)
      .map(({ name }) => name)
      .join(' '),
  ).toBe(names)
})

test('of the deleted the newest comes first, whatever status they had', () => {
  const days = ['2026-02-01', '2026-02-02', '2026-02-03']
  const gone = ALL.map((one, index) => Object.assign({}, one, { deleted_at: days[index] }))
  const names = (search: TunnelSearch) => select(gone, search).map(({ name }) => name)
  expect(names({ status: DELETED })).toEqual(['Beta', 'alpha-9', 'alpha-10'])
  expect(names({ status: DELETED, sort: 'name', q: 'alpha' })).toEqual(['alpha-9', 'alpha-10'])
})

test('what the address says beyond what is known is let go', () => {
  expect(TunnelSearch.parse({ status: 'down', page: '2' })).toEqual({ status: 'down' })
})

const service = (name: string, host: VpcService['host']): VpcService => ({
  service_id: name,
  name,
  type: 'http',
  host,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
})

test('the services of a tunnel are those that go through it, by either kind of network', () => {
  const services = [
    service('a', { ipv4: '10.0.0.1', network: { tunnel_id: 't' } }),
    service('b', { hostname: 'b', resolver_network: { tunnel_id: 't' } }),
    service('c', { hostname: 'c', resolver_network: { tunnel_id: 'u' } }),
  ]
  expect(servicesOf(services, 't').map(({ name }) => name)).toEqual(['a', 'b'])
})
