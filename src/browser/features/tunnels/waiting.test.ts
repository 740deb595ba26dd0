import { expect, test } from 'vitest'
import type { Connector } from '#contract/tunnel.ts'
import { PATIENCE, stageOf } from './waiting.ts'

const MOMENT = '2026-01-01T00:00:00Z'
const connector = (id: string, connections: number): Connector => ({
  id,
  version: '2026.8.2',
  arch: 'linux_amd64',
  run_at: MOMENT,
  conns: Array.from({ length: connections }, (_, index) => ({
    id: `${id}-${index}`,
    colo_name: 'local',
    opened_at: MOMENT,
    origin_ip: '127.0.0.1',
  })),
})

test('who waits is told after a minute what to check, and not before', () => {
  expect(stageOf([], 0)).toEqual({ kind: 'waiting', overdue: false })
  expect(stageOf([], PATIENCE - 1)).toEqual({ kind: 'waiting', overdue: false })
  expect(stageOf([], PATIENCE)).toEqual({ kind: 'waiting', overdue: true })
})

test('a connector without connections is still waited for', () => {
  expect(stageOf([connector('a', 0)], PATIENCE)).toEqual({ kind: 'waiting', overdue: true })
})

test('the first connections are said, however long it took', () => {
  expect(stageOf([connector('a', 1)], PATIENCE * 2)).toEqual({ kind: 'joining', connections: 1 })
  expect(stageOf([connector('a', 2), connector('b', 3)], 0)).toEqual({
    kind: 'joining',
    connections: 5,
  })
})

test('a connector with all its connections is connected, also beside one that is not', () => {
  expect(stageOf([connector('a', 4)], 0)).toEqual({
    kind: 'connected',
    connections: 4,
    connectors: 1,
  })
  expect(stageOf([connector('a', 4), connector('b', 1)], 0)).toEqual({
    kind: 'connected',
    connections: 5,
    connectors: 2,
  })
})
