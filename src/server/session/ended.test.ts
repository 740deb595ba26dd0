import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DataFolderError } from '../data-folder.ts'
import { openEndedSessions } from './ended.ts'

const folder = mkdtempSync(join(tmpdir(), 'vpc-console-ended-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (moment: string) => () => moment

test('what was ended stays so over a restart, until its cookie would be too old', () => {
  const path = join(folder, 'kept.sqlite')
  const first = openEndedSessions(path, at('2026-01-01T00:00:00Z'))
  first.end('a', '2026-01-02T00:00:00Z')
  first.end('b', '2026-01-03T00:00:00Z')
  first.end('b', '2026-01-03T00:00:00Z')
  first.close()
  const second = openEndedSessions(path, at('2026-01-02T12:00:00Z'))
  expect(['a', 'b', 'c'].map((id) => second.has(id))).toEqual([false, true, false])
  second.close()
})

test('a file that is no database is refused in words', () => {
  const path = join(folder, 'broken.sqlite')
  writeFileSync(
    path,
    'this is no database, and long enough for one to be looked for in it'.repeat(99),
  )
  expect(() => openEndedSessions(path, at('2026-01-01T00:00:00Z'))).toThrow(DataFolderError)
})
