/** A running server as those who operate it see it: its health, its metrics and its log, for programs. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'

const MAIN = join(import.meta.dirname, '../../src/server/main.ts')

const Line = z.looseObject({ time: z.string(), message: z.string() })
const File = z.object({
  account_id: z.string(),
  identities: z.array(z.object({ name: z.string(), token: z.string() })),
})

const NAME = 'a name that a person gave'
/** That a request says is its own. */
const ID = 'chosen-by-somebody'

let data: string
let child: ChildProcess
const printed: string[] = []
let url: string
let metrics: string
let account: string
let tokens: string[]

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'vpc-console-operated-'))
  const options = ['--metrics-port', '0', '--log-format', 'json', '--data', data]
  const ports = ['--port', '0', '--edge-port', '0']
  child = spawn(process.execPath, [MAIN, ...options, ...ports])
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null) createInterface(stream).on('line', (line) => void printed.push(line))
  url = await told(/ready at (http:\S+)\/ /)
  metrics = await told(/Metrics are at (http:[^\s"]+)/)
  const file = File.parse(JSON.parse(await readFile(join(data, 'identities.json'), 'utf8')))
  account = file.account_id
  tokens = file.identities.map(({ token }) => token)
})
afterAll(async () => {
  child.kill('SIGKILL')
  await rm(data, { recursive: true })
})

/** What a line says, as soon as one does. */
async function told(what: RegExp): Promise<string> {
  const find = () => what.exec(printed.join('\n'))?.[1]
  return await vi.waitUntil(find, { timeout: 20_000 })
}

/** The lines of the log by now, each of which is JSON. */
const log = (): z.infer<typeof Line>[] => printed.map((line) => Line.parse(JSON.parse(line)))

const asAdmin = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}/client/v4/accounts/${account}/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${tokens[0]}`, 'x-request-id': ID },
  })

/** An answer to whoever comes by a name of their own, which `fetch` cannot say. */
async function byName(path: string, host: string) {
  const [response] = await once(get(url, { path, headers: { host } }), 'response')
  return { status: response.statusCode, body: await text(response) }
}

test('probes are answered whatever name they come by, and nothing else is', async () => {
  expect(await byName('/healthz', '10.1.2.3:8780')).toEqual({
    status: 200,
    body: 'ok, on Node.js\n',
  })
  expect(await byName('/readyz', 'pod.internal')).toEqual({ status: 200, body: 'ready\n' })
  for (const path of ['/', '/readyz/', '/healthz/../', '/client/v4/user', '/metrics'])
    expect(await byName(path, 'pod.internal')).toMatchObject({ status: 403 })
})

test.each(['GET', 'POST'])(
  'a %s is one line of JSON, under the id that its answer carries',
  async (method) => {
    const [query, asked] =
      method === 'GET'
        ? [`?name=${tokens[1]}`, { method }]
        : ['', { method, body: JSON.stringify({ name: NAME }) }]
    const response = await asAdmin(`cfd_tunnel${query}`, asked)
    const request = response.headers.get('x-request-id') ?? ''
    expect(request).toMatch(/^[0-9a-f]{12}$/)
    await told(new RegExp(`"request":"(${request})"`))
    const path = `/client/v4/accounts/${account}/cfd_tunnel`
    const facts = { request, method, path, status: 200, ms: expect.any(Number) }
    const message = expect.stringContaining(`${method} ${path} 200`)
    expect(log().filter((line) => line['request'] === request)).toEqual([
      { time: expect.any(String), message, ...facts },
    ])
  },
)

test('metrics count requests by operation, with no id, name or token in them', async () => {
  await asAdmin('connectivity/directory/services')
  await asAdmin('nowhere')
  const all = await (await fetch(metrics)).text()
  expect(all).toContain('requests_total{operation="serviceList",method="GET",status="2xx"} 1')
  expect(all).toContain('requests_total{operation="unknown",method="GET",status="4xx"} 1')
  expect(all).toMatch(/^vpc_console_tunnels{status="inactive"} \d$/m)
  for (const word of [account, NAME, ID, ...tokens]) expect(all).not.toContain(word)
  expect((await fetch(metrics.replace('/metrics', '/client/v4/user'))).status).toBe(404)
})

test('nothing that is printed is a secret, or no JSON', async () => {
  expect(log().length).toBeGreaterThan(3)
  for (const word of [...tokens, NAME, ID]) expect(printed.join('\n')).not.toContain(word)
})

test('it ends cleanly, with all its ports', async () => {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
  await expect(fetch(metrics)).rejects.toThrow('fetch failed')
})
