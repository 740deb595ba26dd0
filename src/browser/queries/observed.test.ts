import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectorList, tunnelGet, tunnelList } from '#contract/tunnel-operations.ts'
import { query, queryClient } from './client.ts'
import { observeAnswers, observedQuery } from './observed.ts'
import { storageOf } from './testing/storage.ts'

const ME = 'mine'
const ON = { account: 'a', tunnel: 't' }
const THEN = Date.parse('2026-03-01T12:00:00Z')

const tunnel = (status: string, id = 't') => ({ id, name: 'aws', status, created_at: '' })

/** Puts an answer into the cache, as if it had been asked for so many seconds later. */
function heard(operation: Parameters<typeof query>[0], data: unknown, seconds: number) {
  const input = operation === tunnelList ? { account: 'a' } : ON
  queryClient.setQueryData([operation.name, input], data, { updatedAt: THEN + seconds * 1000 })
}

const kinds = async () => {
  const { events } = await queryClient.fetchQuery(observedQuery(ME, 'a', 't'))
  return events.map(({ kind, value }) => [kind, value].filter(Boolean).join(' '))
}

let stop: () => void
beforeEach(() => {
  vi.stubGlobal('localStorage', storageOf())
  queryClient.clear()
  stop = observeAnswers(ME)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

test('a tunnel is followed from when its page is opened, whichever page hears of it then', async () => {
  heard(tunnelList, [tunnel('inactive')], 0)
  heard(tunnelList, [tunnel('down')], 1)
  expect(await kinds()).toEqual([])
  heard(tunnelGet, tunnel('down'), 2)
  heard(tunnelList, [tunnel('healthy'), tunnel('down', 'u')], 3)
  expect(await kinds()).toEqual(['status_changed healthy'])
})

test('who runs it is followed apart, and an answer that is no newer says nothing', async () => {
  const one = { id: 'one', version: '', arch: '', run_at: '', conns: [] }
  heard(tunnelGet, tunnel('healthy'), 0)
  heard(connectorList, [one], 0)
  expect(await kinds()).toEqual([])
  heard(connectorList, [], 5)
  heard(connectorList, [one], 5)
  expect(await kinds()).toEqual(['connector_left'])
})

test('what was there before one began to follow counts', async () => {
  stop()
  heard(tunnelGet, tunnel('healthy'), 0)
  stop = observeAnswers(ME)
  heard(tunnelGet, tunnel('down'), 1)
  stop()
  heard(tunnelGet, tunnel('healthy'), 2)
  expect(await kinds()).toEqual(['status_changed down'])
})
