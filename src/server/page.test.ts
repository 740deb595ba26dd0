import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageHeaders } from './page-headers.ts'
import { createPage } from './page.ts'

const SCRIPT = "\n  document.documentElement.dataset.theme = 'dark'\n"
const HTML = `<!doctype html><script>${SCRIPT}</script><script type="module" src="/assets/a-1.js"></script>`
const NAVIGATION = { headers: { accept: 'text/html,*/*' } }

let dist: string
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'vpc-console-page-'))
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), HTML)
  writeFileSync(join(dist, 'assets/a-1.js'), 'plain')
  writeFileSync(join(dist, 'assets/a-1.js.br'), 'brotli')
  writeFileSync(join(dist, 'assets/a-1.js.gz'), 'gzip')
  writeFileSync(join(dist, 'favicon.svg'), '<svg/>')
})
afterEach(() => rmSync(dist, { recursive: true }))

const request = (path: string, init?: RequestInit) =>
  createPage(dist).request(`http://127.0.0.1${path}`, init)

test.each(['/', '/sign-in', '/0123456789abcdef0123456789abcdef/workers/vpc/tunnels/new'])(
  'the address %s is the app, and is asked for anew each time',
  async (path) => {
    const response = await request(path, NAVIGATION)
    expect([response.status, await response.text()]).toEqual([200, HTML])
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  },
)

test('hashed files are kept for good, and others asked for anew', async () => {
  const script = await request('/assets/a-1.js')
  expect(await script.text()).toBe('plain')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await request('/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
})

test.each([
  ['gzip, deflate, br, zstd', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['', null, 'plain'],
])('who accepts %j gets what was compressed when it was built', async (accept, encoding, text) => {
  const response = await request('/assets/a-1.js', { headers: { 'accept-encoding': accept } })
  expect([response.headers.get('content-encoding'), await response.text()]).toEqual([
    encoding,
    text,
  ])
  expect(response.headers.get('content-type')).toContain('text/javascript')
})

test.each([
  '/assets/gone.js',
  '/assets/gone.js?x',
  '/nothing.txt',
  '/../package.json',
  '/%2e%2e/package.json',
])('what is not there is not the app: %s', async (path) => {
  const response = await request(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBeNull()
})

test.each(['/assets/gone.js', '/favicon.ico', '/assets/a-1.js.br', '/assets/a-1.js.gz', '/.built'])(
  'a file that is none is not the app even when it is navigated to: %s',
  async (path) => {
    expect((await request(path, NAVIGATION)).status).toBe(404)
  },
)

test('what the browser has already is not sent again', async () => {
  const first = await request('/', NAVIGATION)
  expect(first.headers.get('last-modified')).toBeNull()
  const etag = first.headers.get('etag') ?? ''
  const headers = { ...NAVIGATION.headers, 'if-none-match': etag }
  const again = await request('/', { headers })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('cache-control')).toBe('no-cache')
  writeFileSync(join(dist, 'index.html'), `${HTML}<p>new</p>`)
  expect((await request('/', { headers })).status).toBe(200)
})

test('every address of the page comes with the headers that guard it', async () => {
  const guards = pageHeaders(HTML)
  for (const path of ['/', '/assets/a-1.js', '/favicon.svg', '/gone.js']) {
    const { headers } = await request(path, NAVIGATION)
    expect(guards.map(([name]) => [name, headers.get(name)])).toEqual(guards)
  }
})

test('a page that is built anew while the server runs has the policy that fits it', async () => {
  const page = createPage(dist)
  const policy = async () =>
    (await page.request('http://127.0.0.1/', NAVIGATION)).headers.get('content-security-policy')
  const before = await policy()
  const html = '<style>p { margin: 0 }</style>'
  writeFileSync(join(dist, 'index.html'), html)
  expect(await policy()).not.toBe(before)
  expect(await policy()).toBe(new Map(pageHeaders(html)).get('content-security-policy'))
})

test('a page that was never built says how to build it', async () => {
  rmSync(join(dist, 'index.html'))
  const response = await request('/', NAVIGATION)
  expect([response.status, await response.text()]).toEqual([
    503,
    'The page is not built yet. Run "npm run build" and start again.',
  ])
})
