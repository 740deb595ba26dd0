import { expect, test } from 'vitest'
import {
  AccountQuery,
  CertificateQuery,
  ConnectionsDeleteQuery,
  MembershipQuery,
  ServiceQuery,
  TunnelDeleteQuery,
  TunnelQuery,
} from './query.ts'

test('a list without a question is its first page', () => {
  expect(ServiceQuery.parse({})).toEqual({ page: 1, per_page: 1000 })
  expect(TunnelQuery.parse({})).toEqual({ page: 1, per_page: 1000 })
  expect(AccountQuery.parse({})).toEqual({ page: 1, per_page: 20 })
})

test('numbers and flags are read from the text of an address', () => {
  expect(TunnelQuery.parse({ page: '2', per_page: '10', is_deleted: 'false' })).toMatchObject({
    page: 2,
    per_page: 10,
    is_deleted: false,
  })
  expect(TunnelDeleteQuery.parse({ cascade: 'true' })).toEqual({ cascade: true })
})

test('every filter of the documented lists is known', () => {
  const moment = '2026-01-01T00:00:00Z'
  const tunnels = {
    name: 'a',
    existed_at: moment,
    was_active_at: moment,
    was_inactive_at: '2026-01-01T00:00:00+02:00',
    uuid: '11111111-2222-4333-8444-555555555555',
    include_prefix: 'a',
    exclude_prefix: 'b',
    name_prefix: 'a',
    status: 'degraded',
  }
  expect(TunnelQuery.safeParse(tunnels).success).toBe(true)
  expect(ServiceQuery.safeParse({ type: 'tcp' }).success).toBe(true)
  expect(CertificateQuery.safeParse({ name: 'a', ca: 'true', type: 'custom' }).success).toBe(true)
  expect(MembershipQuery.safeParse({ 'account.name': 'a', status: 'accepted' }).success).toBe(true)
})

test.each([
  [ServiceQuery, { page: '0' }],
  [ServiceQuery, { page: '1.5' }],
  [ServiceQuery, { per_page: '1001' }],
  [ServiceQuery, { type: 'udp' }],
  [ServiceQuery, { name: 'a' }],
  [TunnelQuery, { status: 'up' }],
  [TunnelQuery, { is_deleted: 'yes' }],
  [TunnelQuery, { uuid: 'x' }],
  [TunnelQuery, { existed_at: 'yesterday' }],
  [TunnelQuery, { order: 'name' }],
  [AccountQuery, { per_page: '4' }],
  [MembershipQuery, { status: 'gone' }],
  [TunnelDeleteQuery, { cascade: '1' }],
  [ConnectionsDeleteQuery, { client_id: 'x' }],
])('a question that makes no sense is refused, not ignored', (schema, query) => {
  expect(schema.safeParse(query).success).toBe(false)
})
