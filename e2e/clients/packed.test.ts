/** The package as `npm pack` makes it, run from its own folder, with nothing beside it but what it says it needs. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { startServer, type TestServer } from '../support/server.ts'

const ROOT = join(import.meta.dirname, '../..')

const Names = z.record(z.string(), z.string())
const Manifest = z.object({
  bin: z.object({ 'vpc-console': z.string() }),
  dependencies: Names,
  optionalDependencies: Names,
})

let folder: string
let packed: string
let server: TestServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vpc-console-packed-'))
  packed = join(folder, 'node_modules/vpc-console')
  pack()
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')))
  const { bin, dependencies, optionalDependencies } = manifest
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) link(name)
  server = await startServer({ main: join(packed, bin['vpc-console']) })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

/** Makes the tarball and unpacks it to where `npm install` would. */
function pack(): void {
  const tarball = join(folder, 'vpc-console-0.1.0.tgz')
  const quiet = '--offline --no-update-notifier --loglevel=error'
  // A shell finds npm on every system: on Windows it is a .cmd file.
  execFileSync(`npm pack ${quiet} --pack-destination "${folder}"`, { cwd: ROOT, shell: true })
  mkdirSync(packed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', packed])
}

/** Puts a package of the project beside it, unless there is no build of it for this machine. */
function link(name: string): void {
  const [from, to] = [join(ROOT, 'node_modules', name), join(folder, 'node_modules', name)]
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  symlinkSync(from, to, 'junction')
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers })

test('it serves its page, with the files that names', async () => {
  const page = await get('/', { accept: 'text/html' })
  const html = await page.text()
  expect([page.status, html]).toEqual([200, expect.stringContaining('<title>VPC Console</title>')])
  const script = /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1] ?? ''
  expect((await get(script)).headers.get('content-type')).toContain('javascript')
})

test('it says that it is alive, and ready', async () => {
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200])
})

test('it answers the API, and has an edge', async () => {
  const path = `/client/v4/accounts/${server.accountId}/cfd_tunnel`
  const answer = await get(path, { authorization: `Bearer ${server.tokenOf('Read')}` })
  expect(await answer.json()).toMatchObject({ success: true, result: [] })
  expect(server.edge.port).toBeGreaterThan(0)
})

test('it holds no source, no test, and nothing of its own is asked for by the page’s address', async () => {
  const files = globSync('**/*', { cwd: packed })
  expect(files.filter((name) => /\.tsx?$|test/.test(name))).toEqual([])
  expect(readFileSync(join(packed, 'build/server/main.js'), 'utf8')).toMatch(
    /^#!\/usr\/bin\/env node\n/,
  )
  for (const path of ['/server/main.js', '/build/server/main.js', '/package.json'])
    expect((await get(path)).status).toBe(404)
})

test('working on the page is told to need a clone', () => {
  const main = join(packed, 'build/server/main.js')
  const flags = ['--dev', '--port', '0', '--edge-port', '0', '--data', join(folder, 'data')]
  const run = () =>
    execFileSync(process.execPath, [main, ...flags], { stdio: 'pipe', encoding: 'utf8' })
  expect(run).toThrow('--dev builds the page from its sources, which are not in the package.')
})

test('it ends cleanly when it is told to', async () => {
  expect(await server.stop()).toBe(0)
})
