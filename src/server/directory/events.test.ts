import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createDirectory } from './directory.ts'
import { EVENTS_PER_TUNNEL, REFUSALS_PER_TUNNEL, type NewEvent } from './event-table.ts'
import { createPresence } from './presence.ts'
import { IN_MEMORY, openStore } from './store.ts'

const TUNNEL = '20000000-0000-4000-8000-000000000001'
const folders: string[] = []

afterEach(() => {
  vi.useRealTimers()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A directory with one tunnel, unless the file has it already. */
function aDirectory(path = IN_MEMORY) {
  const clock = { seconds: 0 }
  const lines: string[] = []
  const now = () => new Date(Date.UTC(2026, 10, 21) + clock.seconds * 1000).toISOString()
  const directory = createDirectory({
    accountId: 'a',
    store: openStore(path),
    now,
    newId: () => 'id',
    log: (line) => lines.push(line),
  })
  if (directory.tunnels.get(TUNNEL) === undefined)
    directory.tunnels.insert(TUNNEL, 'office', 'cloudflare', new Uint8Array(32), now())
  return { directory, clock, lines, events: directory.events }
}

function aFile(): string {
  const folder = mkdtempSync(joinPath(tmpdir(), 'vpc-console-events-'))
  folders.push(folder)
  return joinPath(folder, 'directory.sqlite')
}

const renamed = (value: string): NewEvent => ({ tunnelId: TUNNEL, kind: 'tunnel_renamed', value })

const refused = (id: string, cause = 'Unauthorized: Invalid tunnel secret'): NewEvent => ({
  tunnelId: TUNNEL,
  kind: 'registration_refused',
  connector: { id, version: '2026.8.2', arch: 'linux_amd64', origin_ip: '203.0.113.7' },
  cause,
})

type Events = ReturnType<typeof aDirectory>['events']

/** Every page there is, of so many events each. */
function allPages(events: Events, limit = 200) {
  const pages = [events.page(TUNNEL, { limit })]
  for (let cursor = pages[0]?.cursor; cursor; cursor = pages.at(-1)?.cursor)
    pages.push(events.page(TUNNEL, { limit, cursor }))
  return pages
}

const all = (events: Events) => allPages(events).flatMap((page) => page.events)

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

test('pages are newest first, and what arrives meanwhile moves nothing', () => {
  const { events } = aDirectory()
  for (const value of ['a', 'b', 'c', 'd', 'e']) events.record(renamed(value))
  const seen = []
  let cursor: string | undefined
  for (const late of ['f', 'g', 'h']) {
    const page = events.page(TUNNEL, { limit: 2, cursor })
    seen.push(page.events.map(({ value }) => value).join(''))
    cursor = page.cursor ?? undefined
    events.record(renamed(late))
  }
  expect([seen, cursor]).toEqual([['ed', 'cb', 'a'], undefined])
})

test('a page that holds exactly the rest is the last', () => {
  const { events } = aDirectory()
  for (const value of ['a', 'b', 'c', 'd']) events.record(renamed(value))
  expect(allPages(events, 2).map((page) => page.cursor)).toEqual(['3', null])
  expect(events.page(TUNNEL, { limit: 2, cursor: '1' })).toEqual({ events: [], cursor: null })
})

test('the newest events of a tunnel are kept, and another tunnel loses nothing', () => {
  const { directory, events } = aDirectory()
  directory.tunnels.insert('other', 'other', 'local', new Uint8Array(32), directory.now())
  events.record({ ...renamed('kept'), tunnelId: 'other' })
  for (let count = 1; count <= EVENTS_PER_TUNNEL + 50; count += 1) {
    events.record(renamed(String(count)))
    if (count % 100 === 0) events.flush()
  }
  const kept = all(events)
  expect(kept).toHaveLength(EVENTS_PER_TUNNEL)
  expect([kept[0]?.value, kept.at(-1)?.value]).toEqual(['1050', '51'])
  expect(events.page('other', { limit: 5 }).events).toHaveLength(1)
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

test('refusals of ever new connectors leave room for everything else', () => {
  const { events } = aDirectory()
  for (let count = 0; count < 300; count += 1) events.record(renamed(String(count)))
  for (let count = 0; count < 1500; count += 1) events.record(refused(`connector ${count}`))
  const kept = all(events)
  const refusals = kept.filter(({ kind }) => kind === 'registration_refused')
  expect(refusals).toHaveLength(REFUSALS_PER_TUNNEL)
  expect(refusals[0]?.connector?.id).toBe('connector 1499')
  expect(kept.length - refusals.length).toBe(300)
})

test('what connectors do is written once for many, a moment later', () => {
  vi.useFakeTimers()
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
  first.directory.store.close()
  for (let start = 0; start < 2; start += 1) {
    const { directory, events } = aDirectory(path)
    createPresence(directory)
    expect(all(events).map(({ kind, actor }) => [kind, actor])).toEqual([['edge_restarted', null]])
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
