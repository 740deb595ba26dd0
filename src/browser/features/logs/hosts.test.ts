import { expect, test } from 'vitest'
import type { Connector } from '#contract/tunnel.ts'
import { connectorOptions, hostsAfter } from './hosts.ts'

const ONE = '1a2b3c4d-0000-4000-8000-000000000000'
const TWO = '2b3c4d5e-0000-4000-8000-000000000000'
const connector = (id: string): Connector => ({
  id,
  version: '2026.8.2',
  arch: 'linux_amd64',
  run_at: '2026-03-01T12:00:00Z',
  conns: [
    {
      id: `${id}-0`,
      colo_name: 'lcl01',
      origin_ip: '10.0.0.7',
      opened_at: '2026-03-01T12:00:00Z',
    },
  ],
})
const hosts = (...told: [id: string, hostname: string | null][]) =>
  new Map(told.map(([id, hostname]) => [id, { hostname }]))

const labels = (known: ReturnType<typeof hosts>, asked?: string) =>
  connectorOptions([connector(ONE), connector(TWO)], known, asked).map(({ label }) => label)

test('a connector is chosen by the name its lines have, as soon as it is known', () => {
  expect(labels(hosts())).toEqual(['1a2b3c4d… from 10.0.0.7', '2b3c4d5e… from 10.0.0.7'])
  expect(labels(hosts([ONE, 'web-1'], [TWO, null]))).toEqual(['web-1', '2b3c4d5e… from 10.0.0.7'])
  expect(labels(hosts([ONE, 'vm'], [TWO, 'vm']))).toEqual(['vm 1a2b3c4d…', 'vm 2b3c4d5e…'])
})

test('one that is asked for and gone is still named, and said to be gone', () => {
  const gone = '3c4d5e6f-0000-4000-8000-000000000000'
  expect(labels(hosts([gone, 'web-3']), gone).at(-1)).toBe('web-3 (not connected)')
  expect(labels(hosts(), ONE)).toHaveLength(2)
})

test('a name stays known when a stream of another connector begins', () => {
  const known = hostsAfter(hosts([ONE, 'web-1']), hosts([TWO, 'web-2']))
  expect(known).toEqual(hosts([ONE, 'web-1'], [TWO, 'web-2']))
  expect(hostsAfter(known, hosts([TWO, 'web-2']))).toBe(known)
})
