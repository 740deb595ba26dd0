import { expect, test } from 'vitest'
import type { Connector } from '#contract/tunnel.ts'
import { PATIENCE, stageOf, stageWords } from './waiting.ts'

const MOMENT = '2026-01-01T00:00:00Z'
const NONE = new Set<string>()
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
  expect(stageOf([], 0, NONE)).toEqual({ kind: 'waiting', overdue: false })
  expect(stageOf([], PATIENCE - 1, NONE)).toEqual({ kind: 'waiting', overdue: false })
  expect(stageOf([], PATIENCE, NONE)).toEqual({ kind: 'waiting', overdue: true })
})

test('a connector without connections is still waited for', () => {
  expect(stageOf([connector('a', 0)], PATIENCE, NONE)).toEqual({ kind: 'waiting', overdue: true })
})

const said = (connectors: Connector[], before: string[] = []): string =>
  stageWords(stageOf(connectors, 0, new Set(before)))

test('the connections that are up are counted against those of all connectors', () => {
  expect(said([connector('a', 1)])).toBe('Your tunnel is connected: 1 of 4 connections are up.')
  expect(said([connector('a', 4)])).toBe('Your tunnel is connected. All 4 connections are up.')
  expect(said([connector('a', 4), connector('b', 2)])).toBe(
    'Your tunnel is connected: 6 of 8 connections are up.',
  )
})

test('one that was there before does not pass for the one being installed', () => {
  expect(said([connector('a', 4)], ['a'])).toBe(
    'Your tunnel is connected. All 4 connections are up.',
  )
  expect(said([connector('a', 4), connector('b', 1)], ['a'])).toBe(
    'A new connector has joined: 5 of 8 connections are up.',
  )
})
