import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataFolderError } from '../data-folder.ts'
import { createDirectory } from './directory.ts'
import { createPresence } from './presence.ts'
import { IN_MEMORY, openStore } from './store.ts'
import { usingDatabase } from './trouble.ts'

const log = () => {}
let folder: string
const path = () => join(folder, 'directory.sqlite')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpc-console-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (moment: string) => {
  const store = openStore(path())
  const now = () => moment
  return createDirectory({ accountId: 'a', store, now, newId: () => 'id', log })
}

test('what was written is there when the database is opened again', () => {
  const first = open('2026-11-21T10:00:00.000Z')
  first.tunnels.insert('t', 'office', 'local', new Uint8Array([1, 2, 3]), first.now())
  first.store.close()
  const second = open('2026-11-21T11:00:00.000Z')
  expect(second.tunnels.get('t')?.name).toBe('office')
  expect([...(second.tunnels.secret('t') ?? [])]).toEqual([1, 2, 3])
  second.store.close()
})

test('a tunnel that a killed process left as connected is without connections since the next start', () => {
  const first = open('2026-11-21T10:00:00.000Z')
  first.tunnels.insert('t', 'office', 'local', new Uint8Array(32), first.now())
  first.tunnels.becameActive('t', first.now())
  first.tunnels.save()
  first.store.close()
  const second = open('2026-11-21T11:00:00.000Z')
  createPresence(second)
  expect(second.tunnels.get('t')).toMatchObject({
    conns_active_at: '2026-11-21T10:00:00.000Z',
    conns_inactive_at: '2026-11-21T11:00:00.000Z',
  })
  second.store.close()
})

test('the database is for its owner alone, and every commit is on disk before it is acknowledged', () => {
  const store = openStore(path())
  expect(statSync(path()).mode & 0o777).toBe(0o600)
  expect(store.db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
  expect(store.db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 })
  expect(store.db.prepare('PRAGMA foreign_keys').get()).toMatchObject({ foreign_keys: 1 })
  store.close()
})

test('a database of a newer console is refused, and left as it is', () => {
  const store = openStore(path())
  store.db.exec('PRAGMA user_version = 99')
  store.close()
  expect(() => openStore(path())).toThrow(DataFolderError)
  expect(() => openStore(path())).toThrow(/written by a newer VPC Console \(format 99/)
})

test('a file that is no database is refused by name', () => {
  writeFileSync(
    path(),
    'this is a shopping list, not a database, and long enough to be read as one',
  )
  expect(() => openStore(path())).toThrow(DataFolderError)
  expect(() => openStore(path())).toThrow(
    /directory\.sqlite cannot be used: file is not a database/,
  )
})

test('a file that may not be opened is refused by name', () => {
  mkdirSync(path())
  expect(() => openStore(path())).toThrow(DataFolderError)
  expect(() => openStore(path())).toThrow(/See that this user may write to it/)
})

test('a database that is damaged behind its first page is refused, with what to do', () => {
  const first = open('2026-11-21T10:00:00.000Z')
  for (let id = 0; id < 100; id += 1)
    first.tunnels.insert(`t${id}`, `tunnel ${id}`, 'local', new Uint8Array(32), first.now())
  first.store.close()
  const bytes = readFileSync(path())
  writeFileSync(path(), bytes.fill(0xff, 4096 * 2))
  expect(() => openStore(path())).toThrow(DataFolderError)
  expect(() => openStore(path())).toThrow(/Put a copy of it back/)
})

test('a database without its tables is refused at its first use, with what to do', () => {
  const store = openStore(path())
  store.db.exec('PRAGMA foreign_keys = OFF; DROP TABLE services; DROP TABLE tunnels')
  store.close()
  const again = openStore(path())
  const given = { accountId: 'a', store: again, now: () => 'now', newId: () => 'id', log }
  const use = () => usingDatabase(path(), () => createDirectory(given))
  expect(use).toThrow(DataFolderError)
  expect(use).toThrow(/no such table: tunnels\. Put a copy of it back/)
  again.close()
})

test('a full disk is told as such, and a bug is not', () => {
  const { store, tunnels } = open('now')
  store.db.exec('PRAGMA max_page_count = 1')
  const fill = () => tunnels.insert('t', 'x'.repeat(100_000), 'local', new Uint8Array(32), 'now')
  expect(() => usingDatabase(path(), fill)).toThrow(/is full\. Make room on its disk/)
  const bug = new TypeError('a bug')
  const fail = () => {
    throw bug
  }
  expect(() => usingDatabase(path(), fail)).toThrow(bug)
  store.close()
})

test('a transaction that fails leaves nothing behind', () => {
  const directory = createDirectory({
    accountId: 'a',
    store: openStore(IN_MEMORY),
    now: () => 'now',
    newId: () => 'id',
    log,
  })
  const failing = () =>
    directory.store.transaction(() => {
      directory.tunnels.insert('t', 'office', 'local', new Uint8Array(32), 'now')
      throw new Error('half way')
    })
  expect(failing).toThrow('half way')
  expect(directory.tunnels.all()).toEqual([])
})
