import { expect, test } from 'vitest'
import type { VpcService } from '#contract/service.ts'
import { whyNotDuplicated, whyNotEdited } from './editable.ts'

const SERVICE: VpcService = {
  service_id: 's',
  name: 'api',
  type: 'http',
  host: { hostname: 'api.internal', resolver_network: { tunnel_id: 't' } },
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}

test.each<Partial<VpcService>>([
  {},
  { type: 'tcp', tcp_port: 5432, app_protocol: 'mysql' },
  { type: 'tcp', app_protocol: null, tls_settings: null },
  { tls_settings: { cert_verification_mode: 'disabled' } },
  { host: { ipv6: 'fd00::1', network: { tunnel_id: 't' } } },
])('a service all of which is known can be edited: %j', (given) => {
  expect(whyNotEdited({ ...SERVICE, ...given })).toBeUndefined()
  expect(whyNotDuplicated({ ...SERVICE, ...given })).toBeUndefined()
})

test.each<Partial<VpcService>>([
  { type: 'udp' },
  { type: '' },
  { type: 'tcp', app_protocol: 'redis' },
  { tls_settings: { cert_verification_mode: 'verify_new' } },
  { tls_settings: { cert_verification_mode: '' } },
  { host: {} },
  { host: { hostname: 'api.internal' } },
])('a service with anything unknown is not edited, and says so: %j', (given) => {
  expect(whyNotEdited({ ...SERVICE, ...given })).toMatch(
    /^This service can’t be edited here: .*\.$/,
  )
  expect(whyNotDuplicated({ ...SERVICE, ...given })).toMatch(
    /^This service can’t be duplicated here: .*\.$/,
  )
})
