import { expect, test } from 'vitest'
import { unreadFields } from './service-unread.ts'
import { VpcService } from './service.ts'

const ROW = {
  service_id: 's',
  name: 'api',
  type: 'http',
  host: { hostname: 'api.internal', resolver_network: { tunnel_id: 't', resolver_ips: null } },
  http_port: null,
  tls_settings: { cert_verification_mode: 'verify_full' },
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}
const read = (row: object): VpcService => VpcService.parse(row)

test('of a service as it is documented nothing is left unread', () => {
  expect(unreadFields(read(ROW))).toEqual([])
})

test('what is new in any part of a service is told by its name', () => {
  const host = {
    ipv4: '10.0.0.1',
    network: { tunnel_id: 't', zone: 'a' },
    resolver_network: { tunnel_id: 't', search: ['internal'] },
    weight: 1,
  }
  const tls_settings = { cert_verification_mode: 'verify_ca', pins: ['x'] }
  expect(unreadFields(read({ ...ROW, host, tls_settings, idle_timeout: 30, note: null }))).toEqual([
    'idle_timeout',
    'host.weight',
    'host.network.zone',
    'host.resolver_network.search',
    'tls_settings.pins',
  ])
})

test('of what is not known the name is kept, through as many hands as there are, and never the value', () => {
  const once = read({ ...ROW, private_key: 'secret', host: { ...ROW.host, key: ['secret'] } })
  const twice = read(once)
  expect(JSON.stringify([once, twice])).not.toContain('secret')
  expect(unreadFields(twice)).toEqual(['private_key', 'host.key'])
})
