import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Account, Membership, TokenStatus, User } from './account.ts'
import { Certificate } from './certificate.ts'
import { VpcService } from './service.ts'
import { Connector, Tunnel, TunnelConfiguration } from './tunnel.ts'

const ID = 'f70ff985-a4ef-4643-bbbc-4a0ed4fc8415'
const UNTOLD = '(no name)'

/** What the least row of each list is read as. */
const LEAST: [string, z.ZodMiniType, row: object, read: object][] = [
  ['tunnel', Tunnel, { id: ID }, { id: ID, name: UNTOLD, status: '', created_at: '' }],
  ['connector', Connector, { id: ID }, { id: ID, version: '', arch: '', run_at: '', conns: [] }],
  [
    'connection of a connector',
    Connector,
    { id: ID, conns: [{ id: 'c' }] },
    { conns: [{ id: 'c', colo_name: '', opened_at: '', origin_ip: '' }] },
  ],
  [
    'VPC Service',
    VpcService,
    { service_id: ID },
    { service_id: ID, name: UNTOLD, type: '', host: {}, created_at: '', updated_at: '' },
  ],
  ['configuration', TunnelConfiguration, { tunnel_id: ID }, { version: 0, source: '' }],
  ['certificate', Certificate, { id: ID }, { id: ID, ca: false, expires_on: '' }],
  ['account', Account, { id: ID }, { id: ID, name: UNTOLD }],
  ['user', User, { id: ID }, { id: ID, email: '' }],
  ['membership', Membership, { id: ID, account: { id: ID } }, { status: '', roles: [] }],
]

test.each(LEAST)('a %s of which only the id is told is still a row', (_, schema, row, read) => {
  expect(schema.parse(row)).toMatchObject(read)
})

test.each(LEAST)('a %s whose other fields are null is read the same', (_, schema, row, read) => {
  const nulls = Object.fromEntries(Object.keys(read).map((key) => [key, null]))
  expect(schema.parse({ ...nulls, ...row })).toMatchObject(read)
})

test.each(LEAST)('a %s without its id is none', (_, schema, row) => {
  const [id = ''] = Object.keys(row)
  expect(schema.safeParse({ ...row, [id]: null }).success).toBe(false)
})

test('a host with nulls for what it is not has only what it is', () => {
  const host = { ipv4: '10.0.0.1', ipv6: null, hostname: null, network: {}, resolver_network: null }
  const read = z.parse(VpcService, { service_id: ID, host }).host
  expect(JSON.parse(JSON.stringify(read))).toEqual({ ipv4: '10.0.0.1', network: { tunnel_id: '' } })
})

test('TLS settings without a mode are read, and a token without an end', () => {
  const { tls_settings } = z.parse(VpcService, { service_id: ID, tls_settings: {} })
  expect(tls_settings).toEqual({ cert_verification_mode: '' })
  expect(z.parse(TokenStatus, { id: ID, status: 'active', expires_on: null }).status).toBe('active')
})

/** Fields that may be told in a form that nobody expects, and what the row is read as without them. */
const MISTOLD: [string, z.ZodMiniType, row: object, wrong: object][] = [
  [
    'tunnel',
    Tunnel,
    { id: ID },
    {
      name: 7,
      status: 3,
      created_at: {},
      deleted_at: false,
      conns_active_at: 5,
      conns_inactive_at: [],
      config_src: 1,
    },
  ],
  [
    'connector',
    Connector,
    { id: ID },
    {
      version: 1,
      arch: {},
      features: 'a',
      run_at: 5,
      config_version: '3',
      conns: {},
    },
  ],
  [
    'certificate',
    Certificate,
    { id: ID },
    { name: 1, ca: 'yes', certificates: {}, issuer: 1, expires_on: 5, type: 7 },
  ],
  ['account', Account, { id: ID }, { name: 1 }],
  ['user', User, { id: ID }, { email: false }],
  ['membership', Membership, { id: ID, account: { id: ID } }, { status: 1, roles: 'all' }],
  ['configuration', TunnelConfiguration, { tunnel_id: ID }, { version: '1', source: 1 }],
  ['token', TokenStatus, { id: ID, status: 'active' }, { expires_on: 5 }],
]

test.each(MISTOLD)('what a %s tells in another form is read as untold', (_, schema, row, wrong) => {
  const untold = schema.parse(row)
  expect(plain(schema.parse({ ...row, ...wrong }))).toEqual(plain(untold))
  for (const [name, value] of Object.entries(wrong))
    expect(plain(schema.parse({ ...row, [name]: value }))).toEqual(plain(untold))
})

test('a connection without its id is none, for a connector that lost one would look unwell', () => {
  expect(Connector.safeParse({ id: ID, conns: [{ colo_name: 'DFW' }] }).success).toBe(false)
})

const SERVICE = {
  service_id: ID,
  name: 'api',
  type: 'http',
  host: { ipv4: '10.0.0.1', network: { tunnel_id: ID } },
  http_port: 8080,
  https_port: 8443,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}

test.each<object>([
  { name: 7 },
  { type: 7 },
  { host: [SERVICE.host] },
  { host: { ...SERVICE.host, ipv6: 6 } },
  { host: { ...SERVICE.host, network: ID } },
  { host: { hostname: 'a', resolver_network: { tunnel_id: ID, resolver_ips: '10.0.0.1' } } },
  { http_port: '80' },
  { https_port: {} },
  { type: 'tcp', tcp_port: '5432' },
  { type: 'tcp', app_protocol: {} },
  { tls_settings: 'strict' },
  { tls_settings: { cert_verification_mode: 'verify_ca', certificate_authority: 5 } },
])('a service that tells %j is a row of no known type, so that nobody spoils it', (wrong) => {
  const { service_id, type, http_port } = z.parse(VpcService, { ...SERVICE, ...wrong })
  expect([service_id, type]).toEqual([ID, ''])
  expect('type' in wrong && wrong.type === 7 ? null : http_port).toBeNull()
})

test('TLS settings in another form are not taken for the default', () => {
  const { tls_settings } = z.parse(VpcService, { ...SERVICE, tls_settings: 'strict' })
  expect(tls_settings).toEqual({ cert_verification_mode: '' })
})

test('moments in another form change nothing else of a service', () => {
  const read = z.parse(VpcService, { ...SERVICE, created_at: 5, updated_at: {} })
  expect(read).toEqual({ ...SERVICE, created_at: '', updated_at: '' })
})

test('what a row was read as is read the same again', () => {
  const read = z.parse(VpcService, { ...SERVICE, http_port: '80', tls_settings: [] })
  expect(z.parse(VpcService, JSON.parse(JSON.stringify(read)))).toEqual(read)
})

/** As it goes over the wire. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
