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
