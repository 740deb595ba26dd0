import { expect, test } from 'vitest'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { connectorChanges, seenConnectors, seenTunnel, tunnelChanges } from './observed-changes.ts'

const tunnel = (given: Partial<Tunnel> = {}) =>
  seenTunnel({ id: 't', name: 'aws', status: 'healthy', created_at: '', ...given }, 0)

const connector = (id: string, ...conns: string[]): Connector => ({
  id,
  version: '2026.8.2',
  arch: 'linux_amd64',
  run_at: '',
  conns: conns.map((conn) => ({ id: conn, colo_name: '', opened_at: '', origin_ip: '10.0.0.7' })),
})
const running = (...connectors: Connector[]) => seenConnectors(connectors, 0)
const told = (id: string) => ({
  id,
  version: '2026.8.2',
  arch: 'linux_amd64',
  origin_ip: '10.0.0.7',
})

test('of a tunnel its name, its status and its end are seen to change', () => {
  expect(tunnelChanges(tunnel(), tunnel())).toEqual([])
  expect(tunnelChanges(tunnel(), tunnel({ name: 'gcp', status: 'down' }))).toEqual([
    { kind: 'tunnel_renamed', value: 'gcp' },
    { kind: 'status_changed', value: 'down', cause: 'healthy' },
  ])
  const deleted = tunnel({ deleted_at: '2026-03-01T12:00:00Z', status: 'inactive' })
  expect(tunnelChanges(tunnel(), deleted)).toEqual([{ kind: 'tunnel_deleted' }])
  expect(tunnelChanges(deleted, deleted)).toEqual([])
})

test('a connector that came and one that went are told by what is known of them', () => {
  const before = running(connector('one', 'a'))
  expect(connectorChanges(before, running(connector('two', 'b')))).toEqual([
    { kind: 'connector_left', connector: told('one') },
    { kind: 'connector_joined', connector: told('two') },
  ])
})

test('connections are told by their ids: one that came back is one lost and one opened', () => {
  const before = running(connector('one', 'a', 'b', 'c', 'd'))
  expect(connectorChanges(before, running(connector('one', 'd', 'c', 'b', 'a')))).toEqual([])
  expect(connectorChanges(before, running(connector('one', 'a', 'b')))).toEqual([
    { kind: 'connections_lost', value: '2', connector: told('one') },
  ])
  expect(connectorChanges(before, running(connector('one', 'a', 'b', 'c', 'e')))).toEqual([
    { kind: 'connections_lost', value: '1', connector: told('one') },
    { kind: 'connections_opened', value: '1', connector: told('one') },
  ])
})
