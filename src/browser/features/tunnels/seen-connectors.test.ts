import { expect, test } from 'vitest'
import type { Connector } from '#contract/tunnel.ts'
import { seenConnectors, transportWords, usesHttp2 } from './seen-connectors.ts'

const AT = '2026-01-01T12:00:00Z'
const conn = (id: string) => ({ id, colo_name: 'lcl01', opened_at: AT, origin_ip: '10.0.0.7' })
const connector = (id: string, ...conns: string[]): Connector => ({
  id,
  version: '2026.8.2',
  arch: 'linux_amd64',
  run_at: AT,
  conns: conns.map(conn),
})

const live = (id: string, connections: Record<string, string>, config_version: number | null) => ({
  id,
  config_version,
  connections: Object.entries(connections).map(([name, transport]) => ({ id: name, transport })),
  token: 'current' as const,
})

const only = (connectors: Connector[], ...told: ReturnType<typeof live>[]) => {
  const [one] = seenConnectors(connectors, told)
  if (one === undefined) throw new Error('There is no connector.')
  return one
}

test.each([
  [{ a: 'quic', b: 'quic' }, 'QUIC', false],
  [{ a: 'http2', b: 'http2' }, 'HTTP/2', true],
  [{ a: 'http2', b: 'quic' }, 'QUIC and HTTP/2', true],
  [{ a: 'masque' }, 'masque', false],
])('a connector whose connections are carried by %j is said to use %s', (told, words, http2) => {
  const one = only([connector('one', 'a', 'b')], live('one', told, 3))
  expect(transportWords(one)).toBe(words)
  expect(usesHttp2(one)).toBe(http2)
  expect(one.configVersion).toBe(3)
})

test('while the edge has told nothing of a connector, nothing is claimed of it', () => {
  const one = only([connector('one', 'a')], live('another', { b: 'http2' }, 7))
  expect(transportWords(one)).toBe('')
  expect(usesHttp2(one)).toBe(false)
  expect(one.configVersion).toBeNull()
})

test('the connectors stay those that the API tells, in its order', () => {
  const connectors = [connector('two', 'a'), connector('one', 'b')]
  const told = [live('one', { b: 'quic' }, null), live('gone', { c: 'quic' }, 1)]
  expect(seenConnectors(connectors, told).map(({ id }) => id)).toEqual(['two', 'one'])
})
