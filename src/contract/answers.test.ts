import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { Certificate } from './certificate.ts'
import { ResultInfo, Success } from './envelope.ts'
import { Session, SignIn } from './session.ts'
import { tunnelOf, VpcService } from './service.ts'
import { Connector, Tunnel, TunnelConfiguration } from './tunnel.ts'

const MOMENT = '2026-01-01T00:00:00Z'
const service = {
  service_id: 's',
  name: 'api',
  type: 'http',
  host: { hostname: 'api.internal', resolver_network: { tunnel_id: 't', resolver_ips: null } },
  created_at: MOMENT,
  updated_at: MOMENT,
}
const tunnel = { id: 't', name: 'a', status: 'healthy', created_at: MOMENT, deleted_at: null }
const connection = { id: 'c', colo_name: 'local', opened_at: MOMENT, origin_ip: '127.0.0.1' }
const connector = {
  id: 'c',
  version: '1',
  arch: 'linux_amd64',
  run_at: MOMENT,
  conns: [connection],
}
const certificate = {
  id: 'c',
  ca: true,
  certificates: 'PEM',
  issuer: 'i',
  serial_number: '1',
  signature: 's',
  expires_on: MOMENT,
  uploaded_on: MOMENT,
}
const session = {
  id: 's',
  directory: 'local',
  name: 'Admin',
  accounts: [{ id: 'a', name: 'Local', roles: [] }],
  edge: { address: '127.0.0.1:7844', ca_file: '/ca.pem', quic: 'on' },
}
const configuration = {
  tunnel_id: 't',
  version: 1,
  config: null,
  source: 'local',
  created_at: MOMENT,
}

const ANSWERS: [string, z.ZodMiniType, object][] = [
  ['a VPC Service', VpcService, service],
  ['a tunnel', Tunnel, tunnel],
  ['a connector', Connector, connector],
  ['a configuration', TunnelConfiguration, configuration],
  ['a certificate', Certificate, certificate],
  ['a session', Session, session],
  ['an envelope', Success, { success: true, result: null }],
  ['where a page stands', ResultInfo, { page: 1, per_page: 1, count: 0, total_count: 0 }],
]

test.each(ANSWERS)(
  '%s is read, also when the API says more than it does today',
  (_, schema, it) => {
    const { something_new: unread, ...known } = Object(
      schema.parse({ ...it, something_new: { a: 1 } }),
    )
    expect(known).toEqual(it)
    // What replaces a whole keeps the names of what it does not know, and none of their values.
    expect([undefined, 'not read']).toContain(unread)
  },
)

test.each(ANSWERS)('%s that lacks something is not taken for one', (_, schema, it) => {
  const [first = ''] = Object.keys(it)
  expect(schema.safeParse({ ...it, [first]: undefined }).success).toBe(false)
})

test('a type, a status or a mode that is new is read all the same', () => {
  expect(VpcService.safeParse({ ...service, type: 'udp' }).success).toBe(true)
  expect(Tunnel.safeParse({ ...tunnel, status: 'sleeping' }).success).toBe(true)
  const tls_settings = { cert_verification_mode: 'verify_new' }
  expect(VpcService.safeParse({ ...service, tls_settings }).success).toBe(true)
})

test('the tunnel of a host is that of its network, whichever it has', () => {
  expect(tunnelOf({ ipv4: '10.0.0.1', network: { tunnel_id: 'a' } })).toBe('a')
  expect(tunnelOf({ hostname: 'x', resolver_network: { tunnel_id: 'b' } })).toBe('b')
  expect(tunnelOf({ hostname: 'x' })).toBe('')
})

test.each([
  {},
  { token: '' },
  { token: '  ' },
  { token: 'x'.repeat(4097) },
  { token: 'x', to: '/' },
])('nobody signs in with %j', (body) => {
  expect(SignIn.safeParse(body).success).toBe(false)
})
