import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Asks for a path as it stands; `fetch` would tidy it up and choose Host itself. */
async function ask(server: TestServer, path: string, headers: Record<string, string> = {}) {
  const [response] = await once(get(server.url, { path, headers }), 'response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

describe.each(['test-results', 'node_modules'])('with its data folder in %s', (place) => {
  let server: TestServer
  beforeAll(async () => {
    await mkdir(join(ROOT, place), { recursive: true })
    const data = await mkdtemp(join(ROOT, place, '.data (1)-'))
    server = await startServer({ data, args: ['--dev'] })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  test('the page that is worked on is served, with its sources', async () => {
    const page = await ask(server, '/', { accept: 'text/html' })
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('/@vite/client')])
    for (const path of ['/src/browser/main.tsx', '/@vite/client', '/favicon.svg'])
      expect((await ask(server, path)).status).toBe(200)
  })

  test('no file of the data folder, and no hidden one, is an answer', async () => {
    const kept = (await readdir(server.data)).map((name) => join(server.data, name))
    expect(kept.length).toBeGreaterThan(4)
    for (const file of [...kept, join(ROOT, '.gitignore'), join(ROOT, 'package.json')]) {
      const inRoot = `/${relative(ROOT, file)}`
      const escaped = inRoot.replaceAll('.', '%2e')
      const paths = [inRoot, escaped, `/@fs${file}`, `/@fs/${file}`, `/src/browser/../..${inRoot}`]
      const queries = ['', '?raw', '?url', '?import&raw', '?inline', '?raw??', '?import&url&inline']
      const line = (await readFile(file, 'latin1')).slice(0, 40)
      for (const asked of paths.flatMap((path) => queries.map((query) => `${path}${query}`))) {
        const { status, body } = await ask(server, asked.replaceAll(' ', '%20'))
        expect(`${asked} ${status}`).toMatch(/ 40[034]$/)
        expect(body).not.toContain(line)
      }
    }
  })

  test('a foreign name and another page get nothing', async () => {
    for (const path of ['/', '/@vite/client', '/src/browser/main.tsx', '/favicon.svg']) {
      const elsewhere = { host: 'evil.example' }
      expect(await ask(server, path, elsewhere)).toMatchObject({ status: 403 })
      const other = await ask(server, path, { origin: 'http://localhost:9999' })
      expect(other.status).toBe(403)
      const { headers } = await ask(server, path)
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })
})
