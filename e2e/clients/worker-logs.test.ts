/** Live logs through a Worker, in workerd: from Cloudflare's management service to the page, line by line. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOG_STREAM, MOST_STREAMS } from '#contract/log-stream.ts'
import { fillPath } from '#contract/path.ts'
import { visitorOf, type Visitor } from '../support/visitor.ts'
import { buildWorker, startWorkerd, type TestWorker } from '../support/workerd.ts'
import { startUpstream, type Upstream } from '../upstream/client.ts'

const parts = new AsyncDisposableStack()
let upstream: Upstream
let worker: TestWorker
let visitor: Visitor
let tunnel: string
let connector: string

beforeAll(async () => {
  upstream = parts.use(await startUpstream())
  const variables = {
    VPC_CONSOLE_SESSION_KEYS: 'a-key-that-only-seals-the-cookies-of-tests',
    VPC_CONSOLE_CLOUDFLARE_API: upstream.api,
    VPC_CONSOLE_CLOUDFLARE_LOGS: new URL(upstream.logs).origin,
  }
  worker = parts.use(await startWorkerd({ build: parts.use(await buildWorker()), variables }))
  visitor = visitorOf(worker.url)
  await visitor.signIn(upstream.tokenOf('Admin'))
  const { tunnels } = await upstream.seed({ tunnels: 1 })
  tunnel = tunnels[0] ?? ''
  connector = await upstream.connect({ tunnel })
})
afterAll(() => parts.disposeAsync())

/** Begins a stream, as a page that then may leave. */
async function listen(): Promise<IncomingMessage> {
  const account = upstream.accounts[0]?.id ?? ''
  const url = worker.url + fillPath(LOG_STREAM.path, { account, tunnel })
  const asked = request(url, { headers: { cookie: visitor.cookie }, agent: false }).end()
  const [response]: IncomingMessage[] = await once(asked, 'response')
  if (response === undefined) throw new Error('There was no response.')
  return response
}

const leave = (response: IncomingMessage): void => {
  response.on('error', () => {})
  response.socket.resetAndDestroy()
}

test('lines of a connector come as they are logged, until the page leaves', async () => {
  const response = await listen()
  let heard = ''
  response.setEncoding('utf8').on('data', (text: string) => (heard += text))
  expect([response.statusCode, response.headers['content-type']]).toEqual([
    200,
    'application/x-ndjson',
  ])
  await expect.poll(() => upstream.streaming(connector)).toBe(1)
  await upstream.emit({
    connector,
    lines: [{ level: 'info', message: 'Registered tunnel connection' }],
  })
  await expect.poll(() => heard).toContain('Registered tunnel connection')
  leave(response)
  await expect.poll(() => upstream.streaming(connector)).toBe(0)
})

test('a page that leaves gives its seat to the next one', async () => {
  for (let count = 0; count < MOST_STREAMS.each + 2; count += 1) {
    const response = await listen()
    expect(response.statusCode).toBe(200)
    leave(response)
    await expect.poll(() => upstream.streaming(connector)).toBe(0)
  }
  expect(await upstream.violations()).toEqual([])
})
