/** What the first page costs: the JavaScript it waits for, as it is sent. */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

const DIST = join(import.meta.dirname, '../dist')
/** In bytes of brotli. The lists of comparable dashboards need 301 kB and more. */
const BUDGET = 120_000

/** A word that stands in the built code of each package that comes after the first page, and nowhere else. */
const LATER = [
  ['radix-ui', 'dismissableLayer'],
  ['cmdk', 'cmdk-item'],
  ['react-hook-form', 'shouldUnregister'],
  ['prismjs', 'disableWorkerMessageHandler'],
] as const

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g

const read = (file: string): string => readFileSync(join(DIST, file), 'utf8')

/** A chunk and all that it imports before it runs. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, name = ''] of read(file).matchAll(STATIC_IMPORT))
    withImports(posix.join(posix.dirname(file), name), seen)
  return seen
}

function chunksOfFirstPage(): string[] {
  const entry = /<script type="module"[^>]* src="\/([^"]+)"/.exec(read('index.html'))?.[1]
  return entry === undefined ? [] : [...withImports(entry)]
}

beforeAll(() => {
  // Vitest's own NODE_ENV would have React's development code built.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: 'inherit', env })
}, 60_000)

test('the first page needs at most 120 kB of JavaScript as it is sent', () => {
  const chunks = chunksOfFirstPage()
  expect(chunks.length).toBeGreaterThan(0)
  const bytes = chunks.reduce((sum, file) => sum + statSync(join(DIST, `${file}.br`)).size, 0)
  process.stdout.write(`the first page needs ${(bytes / 1000).toFixed(1)} kB of JavaScript\n`)
  expect(bytes).toBeLessThanOrEqual(BUDGET)
})

test.each(LATER)('%s comes after the first page', (_, word) => {
  const first = new Set(chunksOfFirstPage())
  const holders = globSync('assets/*.js', { cwd: DIST }).filter((file) => read(file).includes(word))
  expect(holders).not.toEqual([])
  expect(holders.filter((file) => first.has(file.replaceAll('\\', '/')))).toEqual([])
})

/** A file that a piece of code names, as the build writes it where code is loaded later. */
const NAMED = /["'`](?:\.\/|\/)?(assets\/[\w.-]+\.(?:js|css))["'`]/g

test('whatever a piece of the page asks for is there', () => {
  const files = new Set(
    globSync('assets/*', { cwd: DIST }).map((file) => file.replaceAll('\\', '/')),
  )
  const named = globSync('assets/*.js', { cwd: DIST }).flatMap((file) =>
    [...read(file).matchAll(NAMED)].map(([, name = '']) => name),
  )
  expect(named).not.toEqual([])
  expect(named.filter((name) => !files.has(name))).toEqual([])
})
