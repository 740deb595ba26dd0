/** Who may take from whom. Tests may take from everywhere. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'

const PAGE = ['contract', 'browser/api', 'browser/queries', 'browser/ui', 'browser/map']
const SHELL = 'browser/features/shell'
const EVENTS = 'browser/features/events'
const LOGS = 'browser/features/logs'
const CODE = 'browser/features/code'
const BULK = 'browser/features/bulk'
const TUNNELS = 'browser/features/tunnels'
const SERVICES = 'browser/features/services'
const INSTALL = 'browser/features/install'
const SERVICE_FORM = 'browser/features/service-form'
const RETIRE = 'browser/features/retire'
const ACCESS = 'browser/features/access'
const PALETTE = 'browser/features/palette'

/** What each room may take from the others; `type` before it: its types only. */
const ROOMS: Record<string, readonly string[]> = {
  contract: ['zod/mini', 'type zod/v4/core'],
  'browser/ui': ['radix-ui', 'cmdk'],
  'browser/map': ['contract'],
  'browser/api': ['contract'],
  'browser/queries': ['contract', 'browser/api'],
  [SHELL]: PAGE,
  'browser/features/session': [...PAGE, SHELL],
  [EVENTS]: [...PAGE, SHELL],
  [CODE]: [...PAGE, SHELL],
  [BULK]: [...PAGE, SHELL, CODE],
  [TUNNELS]: [...PAGE, SHELL, EVENTS, CODE],
  [INSTALL]: [...PAGE, SHELL, EVENTS, TUNNELS],
  [SERVICES]: [...PAGE, SHELL, TUNNELS, CODE, BULK],
  [SERVICE_FORM]: [...PAGE, SHELL, TUNNELS, CODE, SERVICES],
  [RETIRE]: [...PAGE, SHELL, EVENTS, TUNNELS, CODE, BULK],
  [LOGS]: [...PAGE, SHELL],
  [ACCESS]: [...PAGE, SHELL],
  [PALETTE]: [...PAGE, SHELL],
  browser: [
    ...PAGE,
    SHELL,
    TUNNELS,
    INSTALL,
    SERVICES,
    SERVICE_FORM,
    BULK,
    RETIRE,
    ACCESS,
    PALETTE,
    LOGS,
    'browser/features/session',
  ],
  'server/common': ['contract'],
  'server/edge/registry.ts': [],
  'server/edge': ['server/common', 'server/edge/registry.ts'],
  'server/reach': ['contract', 'server/edge/registry.ts'],
  'server/directory': ['contract', 'server/common', 'type server/edge/registry.ts'],
  'server/session': ['contract', 'server/common', 'server/directory'],
  'server/logs': ['contract', 'server/common', 'server/directory', 'type server/edge/registry.ts'],
  'server/gateway': ['contract', 'server/common', 'server/logs'],
  server: [
    'contract',
    'server/common',
    'server/edge',
    'server/edge/registry.ts',
    'server/directory',
    'server/gateway',
    'server/logs',
    'server/session',
    'server/reach',
    '../package.json',
  ],
}

/** Packages that only the rooms which name them may take. */
const KEPT = new Set(['radix-ui', 'cmdk'])

/** Files that make a room without a folder of their own. */
const SINGLE: Record<string, string> = {
  'browser/paths.ts': 'browser/map',
  'browser/search.ts': 'browser/map',
  'server/data-folder.ts': 'server/common',
  'server/envelope.ts': 'server/common',
  'server/identities.ts': 'server/common',
  'server/input.ts': 'server/common',
  'server/kept-file.ts': 'server/common',
  'server/log.ts': 'server/common',
  'server/loopback.ts': 'server/common',
  'server/side.ts': 'server/common',
  'server/message-of.ts': 'server/common',
  'server/short-text.ts': 'server/common',
  'server/token-form.ts': 'server/common',
  'server/sparing.ts': 'server/common',
}

const isSource = (path: string): boolean => /^(contract|browser|server|\.\.)\//.test(path)

/** The room of a file: the one whose name says most of its path. */
function roomOf(file: string): string {
  const single = SINGLE[file]
  if (single !== undefined) return single
  const rooms = Object.keys(ROOMS).filter((room) => `${file}/`.startsWith(`${room}/`))
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? file
}

type Import = { from: string; to: string; typeOnly: boolean }

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const own = roomOf(from)
  const wanted = isSource(to) ? roomOf(to) : to
  const granted = ROOMS[own] ?? []
  if (wanted === own || granted.includes(wanted)) return true
  if (typeOnly && granted.includes(`type ${wanted}`)) return true
  return !isSource(to) && own !== 'contract' && !KEPT.has(to)
}

const IMPORT =
  /\b(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/g

const resolved = (from: string, specifier: string): string => {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, by, later]) => ({
    from: file,
    to: resolved(file, by ?? later ?? ''),
    typeOnly: type !== undefined,
  }))
}

const forbidden = (imports: Import[]): string[] =>
  imports.filter((it) => !isAllowed(it)).map(({ from, to }) => `${from} imports ${to}`)

test('every room takes only from those it may', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts') && !path.includes('/testing/'))
  const imports = files.flatMap(importsOf)
  expect(imports.length).toBeGreaterThan(files.length)
  expect(forbidden(imports)).toEqual([])
})

test.each([
  ['contract/a.ts', 'browser/paths.ts'],
  ['contract/a.ts', 'zod'],
  ['browser/ui/a.ts', 'contract/host.ts'],
  ['browser/ui/a.ts', 'browser/queries/tunnels.ts'],
  ['browser/api/a.ts', 'browser/queries/tunnels.ts'],
  ['browser/queries/a.ts', 'browser/features/shell/arrive.ts'],
  ['browser/features/shell/a.tsx', 'browser/features/session/SignInPage.tsx'],
  ['browser/features/tunnels/a.tsx', 'browser/features/services/words.ts'],
  ['browser/features/tunnels/a.tsx', 'radix-ui'],
  ['browser/features/tunnels/a.tsx', 'server/log.ts'],
  ['browser/features/tunnels/a.tsx', 'browser/router.tsx'],
  ['server/app.ts', 'browser/paths.ts'],
  ['server/edge/a.ts', 'server/directory/store.ts'],
  ['server/edge/a.ts', 'server/session/who.ts'],
  ['server/edge/a.ts', 'server/app.ts'],
  ['server/reach/a.ts', 'server/edge/edge.ts'],
  ['server/reach/a.ts', 'server/directory/presence.ts'],
  ['server/gateway/a.ts', 'server/directory/serve.ts'],
  ['server/directory/a.ts', 'server/http.ts'],
  ['server/directory/a.ts', 'server/edge/edge.ts'],
  ['server/directory/a.ts', 'server/edge/registry.ts'],
])('%s may not import %s', (from, to) => {
  expect(forbidden([{ from, to, typeOnly: false }])).toEqual([`${from} imports ${to}`])
})
