import { expect, onTestFinished, test, vi } from 'vitest'
import { createPresence } from './presence.ts'
import { TUNNEL, aDirectory, aFile, renamed, refused, all, did } from './testing/journal.ts'

test('an event says when it was, and nothing where there is nothing to say', () => {
  const { events } = aDirectory()
  events.record({ tunnelId: TUNNEL, kind: 'tunnel_created' })
  expect(all(events)).toEqual([
    {
      id: '1',
      kind: 'tunnel_created',
      at: '2026-11-21T00:00:00.000Z',
      last_at: '2026-11-21T00:00:00.000Z',
      count: 1,
      actor: null,
      connector: null,
      connection: null,
      cause: null,
      service: null,
      value: null,
    },
  ])
})

test('the same refusal again and again is one event, also when several connectors take turns', () => {
  const { events, clock } = aDirectory()
  for (let round = 0; round < 500; round += 1) {
    clock.seconds += 1
    for (const id of ['a', 'b', 'c']) events.record(refused(id))
    if (round % 100 === 0) events.flush()
  }
  events.record(refused('a', 'Unauthorized: Tunnel not found'))
  const told = all(events).map((it) => [it.connector?.id, it.count, it.at, it.last_at])
  const [first, last] = ['2026-11-21T00:00:01.000Z', '2026-11-21T00:08:20.000Z']
  expect(told).toEqual([
    ['a', 1, last, last],
    ['c', 500, first, last],
    ['b', 500, first, last],
    ['a', 500, first, last],
  ])
})

test('a refusal after something else happened is told anew, so that the order stays true', () => {
  const { events } = aDirectory()
  for (const event of [refused('a'), refused('a'), renamed('x'), refused('a')]) events.record(event)
  expect(all(events).map(({ kind, count }) => `${kind} ${count}`)).toEqual([
    'registration_refused 1',
    'tunnel_renamed 1',
    'registration_refused 2',
  ])
})

test('what connectors do is written once for many, a moment later', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { directory, events } = aDirectory()
  const transaction = vi.spyOn(directory.store, 'transaction')
  for (let count = 0; count < 500; count += 1) events.record(renamed(String(count)))
  expect(transaction).not.toHaveBeenCalled()
  vi.advanceTimersByTime(50)
  expect(transaction).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1000)
  expect(transaction).toHaveBeenCalledTimes(1)
})

test('a change stands after what connectors did before it, and is written with its events or not at all', () => {
  const { directory, events } = aDirectory()
  events.record(renamed('before'))
  events.change('Admin', (record) => record(renamed('change')))
  const failing = () =>
    events.change('Admin', (record) => {
      directory.tunnels.rename(TUNNEL, 'never')
      record(renamed('never'))
      throw new Error('half way')
    })
  expect(failing).toThrow('half way')
  expect(all(events).map(({ value, actor }) => [value, actor])).toEqual([
    ['change', 'Admin'],
    ['before', null],
  ])
  expect(directory.tunnels.get(TUNNEL)?.name).toBe('office')
})

test('what was gathered when the console stops is there at the next start', () => {
  const path = aFile()
  const first = aDirectory(path)
  first.events.record(renamed('last words'))
  first.events.flush()
  first.directory.store.close()
  const second = aDirectory(path)
  expect(all(second.events).map(({ value }) => value)).toEqual(['last words'])
  second.directory.store.close()
})

test('a tunnel that a killed process left as connected is told of the restart, once', () => {
  const path = aFile()
  const first = aDirectory(path)
  first.directory.tunnels.becameActive(TUNNEL, first.directory.now())
  first.events.record(renamed('x'))
  first.events.flush()
  first.directory.store.close()
  for (let start = 0; start < 2; start += 1) {
    const { directory, events } = aDirectory(path)
    createPresence(directory)
    expect(all(events).map(({ kind }) => kind)).toEqual(['edge_restarted', 'tunnel_renamed'])
    directory.store.close()
  }
})

test('events that cannot be written are told in one line, and end nothing', () => {
  const { directory, events, lines } = aDirectory()
  events.record(renamed('a'))
  events.record(renamed('b'))
  directory.store.close()
  events.flush()
  events.flush()
  expect(lines).toEqual([
    expect.stringMatching(/^What connectors did was not recorded \(events: 2\): .*not open/),
  ])
})

test('since when a tunnel is up is read at once, and written with the event of it', () => {
  const path = aFile()
  const { directory, events } = aDirectory(path)
  const transaction = vi.spyOn(directory.store, 'transaction')
  directory.tunnels.becameActive(TUNNEL, '2026-11-21T10:00:00.000Z')
  events.record(did('connector_joined'))
  const up = { conns_active_at: '2026-11-21T10:00:00.000Z', conns_inactive_at: null }
  expect(directory.tunnels.get(TUNNEL)).toMatchObject(up)
  expect(directory.tunnels.all()).toMatchObject([up])
  expect(directory.tunnels.living('office')).toMatchObject(up)
  expect(transaction).not.toHaveBeenCalled()
  events.flush()
  expect(transaction).toHaveBeenCalledTimes(1)
  directory.tunnels.becameInactive(TUNNEL, '2026-11-21T11:00:00.000Z')
  // As if the process were killed here.
  directory.store.close()
  const again = aDirectory(path)
  expect(again.directory.tunnels.get(TUNNEL)).toMatchObject(up)
  expect(all(again.events).map(({ kind }) => kind)).toEqual(['connector_joined'])
  again.directory.store.close()
})

test('what could not be written of a tunnel that is up is written with what comes next', () => {
  const { directory, events } = aDirectory()
  const transaction = vi.spyOn(directory.store, 'transaction')
  transaction.mockImplementationOnce(() => {
    throw new Error('disk full')
  })
  directory.tunnels.becameActive(TUNNEL, '2026-11-21T10:00:00.000Z')
  events.record(did('connector_joined'))
  events.flush()
  events.record(did('connection_registered'))
  events.flush()
  const kept = directory.store.db.prepare('SELECT conns_active_at FROM tunnels').get()
  expect(kept).toMatchObject({ conns_active_at: '2026-11-21T10:00:00.000Z' })
})
