/** A directory with one tunnel, and what may happen to it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDirectory } from '../directory.ts'
import type { NewEvent } from '../event-table.ts'
import { IN_MEMORY, openStore } from '../store.ts'

export const TUNNEL = '20000000-0000-4000-8000-000000000001'

/** A directory with one tunnel, unless the file has it already. */
export function aDirectory(path = IN_MEMORY) {
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

export function aFile(): string {
  const folder = mkdtempSync(joinPath(tmpdir(), 'vpc-console-events-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return joinPath(folder, 'directory.sqlite')
}

export const renamed = (value: string): NewEvent => ({
  tunnelId: TUNNEL,
  kind: 'tunnel_renamed',
  value,
})

export const refused = (id: string, cause = 'Unauthorized: Invalid tunnel secret'): NewEvent => ({
  tunnelId: TUNNEL,
  kind: 'registration_refused',
  connector: { id, version: '2026.8.2', arch: 'linux_amd64', origin_ip: '203.0.113.7' },
  cause,
})

type Events = ReturnType<typeof aDirectory>['events']

/** Every page there is, of so many events each. */
export function allPages(events: Events, limit = 200) {
  const pages = [events.page(TUNNEL, { limit })]
  for (let cursor = pages[0]?.cursor; cursor; cursor = pages.at(-1)?.cursor)
    pages.push(events.page(TUNNEL, { limit, cursor }))
  return pages
}

export const all = (events: Events) => allPages(events).flatMap((page) => page.events)

/** What a connector does with one of its connections. */
export const did = (kind: NewEvent['kind'], id = 'a', index = 0): NewEvent => ({
  tunnelId: TUNNEL,
  kind,
  connector: { id, version: '2026.8.2', arch: 'linux_amd64', origin_ip: '203.0.113.7' },
  connection: { id: null, index, transport: 'quic' },
})
