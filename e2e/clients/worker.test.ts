/** What is deployed to Workers, run in workerd beside the Node host: both are to serve the same. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sessionCreate, sessionGet } from '#contract/session-operations.ts'
import { head, sendRaw, statusesOf } from '../attacks/raw.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { buildWorker, startWorkerd, type TestWorker, type WorkerBuild } from '../support/workerd.ts'
import { startUpstream, type Upstream } from '../upstream/client.ts'

const ROOT = join(import.meta.dirname, '../..')
const KEY = { VPC_CONSOLE_SESSION_KEYS: 'a-key-that-only-seals-the-cookies-of-tests' }

const parts = new AsyncDisposableStack()
let upstream: Upstream
let build: WorkerBuild
let worker: TestWorker
let node: ServerProcess

beforeAll(async () => {
  upstream = parts.use(await startUpstream())
  build = parts.use(await buildWorker())
  worker = parts.use(await started({ ...KEY, VPC_CONSOLE_CLOUDFLARE_API: upstream.api }))
  const args = ['--mode', 'cloudflare', '--cloudflare-api', upstream.api]
  node = parts.use(await startProcess({ args }))
})
afterAll(() => parts.disposeAsync())

const started = (variables: Record<string, string>): Promise<TestWorker> =>
  startWorkerd({ build, variables })

const Meta = z.object({
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(
    z.string(),
    z.object({
      imports: z.array(z.object({ path: z.string(), external: z.optional(z.boolean()) })),
    }),
  ),
})

test('wrangler would deploy it, and it is small', () => {
  expect(build.said).toContain('--dry-run: exiting now.')
  expect(build.said).toMatch(/env\.SIGN_IN_LIMIT \(10 requests\/60s\) +Rate Limit/)
  const kibibytes = Number(/gzip: ([\d.]+) KiB/.exec(build.said)?.[1])
  // The platform takes 3 MiB.
  expect(kibibytes).toBeLessThan(150)
})

test('nothing is in it that only Node has, and nothing of local mode', async () => {
  const text = await readFile(join(build.folder, 'meta.json'), 'utf8')
  const { inputs, outputs } = Meta.parse(JSON.parse(text))
  const files = Object.keys(inputs)
  expect(files.some((file) => file.endsWith('src/server/worker.ts'))).toBe(true)
  const packages = files.flatMap(
    (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  )
  expect(packages).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^(@hono\/node-server|@matrixai\/|@peculiar\/|ws|vite|prom-client|rate-limiter-flexible)/,
      ),
    ]),
  )
  expect(
    files.filter((file) => /src\/server\/(edge|directory|reach|metrics)\//.test(file)),
  ).toEqual([])
  const needed = Object.values(outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external === true).map(({ path }) => path),
  )
  expect([...new Set(needed)]).toEqual(['node:crypto'])
})

/** What belongs to one answer, one connection or one form of a file, and what the platform puts on by itself. */
const OWN =
  /^(date|connection|keep-alive|transfer-encoding|content-length|content-encoding|vary|etag|x-request-id)$/

async function told(url: string, path: string, init: RequestInit = {}) {
  const { status, headers, body } = await fetch(url + path, { redirect: 'manual', ...init })
  await body?.cancel()
  const type = headers.get('content-type')?.split(';')[0]
  const others = [...headers].filter(([name]) => name !== 'content-type' && !OWN.test(name))
  return { status, type, headers: Object.fromEntries(others) }
}

const PAGE = { headers: { accept: 'text/html,*/*' } }
const script = async (): Promise<string> =>
  /src="(\/assets\/[^"]+\.js)"/.exec(await readFile(join(ROOT, 'dist/index.html'), 'utf8'))?.[1] ??
  ''

test('every kind of answer has the status and the headers that Node gives it', async () => {
  const asked: [path: string, init: RequestInit, status: number][] = [
    ['/', PAGE, 200],
    ['/', {}, 200],
    ['/', { ...PAGE, method: 'HEAD' }, 200],
    ['/index.html', {}, 200],
    ['/sign-in', PAGE, 200],
    ['/sign-in', {}, 404],
    ['/', { method: 'POST' }, 404],
    [await script(), {}, 200],
    ['/favicon.svg', {}, 200],
    ['/assets/gone.js', PAGE, 404],
    ['/favicon.svg.br', {}, 404],
    ['/.assetsignore', {}, 404],
    ['/..%2fpackage.json', {}, 404],
    ['/healthz', {}, 200],
    ['/readyz', {}, 200],
    ['/console/v1/directories', {}, 200],
    [sessionGet.path, {}, 401],
    ['/client/v4/accounts', {}, 400],
    ['/client/v4/nothing', {}, 404],
    [sessionCreate.path, { method: 'POST', headers: { origin: 'https://other.example' } }, 403],
    [sessionCreate.path, { method: 'POST', body: 'no JSON' }, 400],
  ]
  for (const [path, init, status] of asked) {
    const inNode = await told(node.url, path, init)
    expect([path, await told(worker.url, path, init)]).toEqual([path, inNode])
    expect([path, inNode.status]).toEqual([path, status])
  }
})

test('the page is the same, is kept as long, and is not sent twice', async () => {
  const [here, there] = await Promise.all([node, worker].map(({ url }) => fetch(url, PAGE)))
  const html = await here?.text()
  expect((await there?.text()) === html).toBe(true)
  expect(there?.headers.get('content-security-policy')).toContain("default-src 'none'")
  const headers = { ...PAGE.headers, 'if-none-match': there?.headers.get('etag') ?? '' }
  expect((await fetch(worker.url, { headers })).status).toBe(304)
  const { headers: kept } = await fetch(worker.url + (await script()))
  expect(kept.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

const LARGE = 'x'.repeat(1_500_000)
const PIECE = `${LARGE.length.toString(16)}\r\n${LARGE}\r\n`

test.each([
  ['says so', `content-length: ${LARGE.length}`, LARGE],
  ['does not say so', 'transfer-encoding: chunked', `${PIECE}${PIECE}0\r\n\r\n`],
])('a body that is too large is refused: one that %s', async (_, length, body) => {
  const { host } = new URL(worker.url)
  const post = [`POST ${sessionCreate.path} HTTP/1.1`, `host: ${host}`, 'connection: close']
  // By hand: of a connection that is closed while it still sends, `fetch` may tell no more than that.
  const answer = await sendRaw(worker.url, head([...post, length], body))
  expect(statusesOf(answer)).toEqual([413])
})

test('when the browser leaves, what it asked for is asked for no more', async () => {
  const visitor = visitorOf(worker.url)
  await visitor.signIn(upstream.tokenOf('Admin'))
  await upstream.fault({ path: 'cfd_tunnel', harm: { as: 'held' } })
  const path = `/client/v4/accounts/${upstream.accounts[0]?.id}/cfd_tunnel`
  const asked = request(worker.url + path, { headers: { cookie: visitor.cookie } }).end()
  const gone = once(asked, 'error')
  const last = async () => (await upstream.requests()).at(-1)
  await expect.poll(last).toMatchObject({ status: null, aborted: false })
  // Of a connection that is only closed, the runtime by itself hears no more before it answers.
  asked.socket?.resetAndDestroy()
  await gone
  await expect.poll(last).toMatchObject({ aborted: true })
  await upstream.lift()
})

test.each<[string, Record<string, string>, string]>([
  ['no key', {}, 'VPC_CONSOLE_SESSION_KEYS: A session key has 32 characters at least. Set it with'],
  ['a short key', { VPC_CONSOLE_SESSION_KEYS: 'too-short-a-secret' }, 'wrangler secret put'],
  [
    'an API without TLS',
    { ...KEY, VPC_CONSOLE_CLOUDFLARE_API: 'http://a.example/client/v4' },
    'https',
  ],
])('a Worker with %s says what its operator has to do', async (_, variables, sentence) => {
  await using other = await started(variables)
  expect((await fetch(`${other.url}/readyz`)).status).toBe(503)
  for (const path of ['/', sessionGet.path]) {
    const response = await fetch(other.url + path)
    const text = await response.text()
    expect([response.status, text]).toEqual([503, expect.stringContaining(sentence)])
    expect(text).not.toMatch(/too-short-a-secret|\n {4}at /)
  }
  expect(other.lines.filter((line) => line.includes('is not set up'))).toHaveLength(1)
})
