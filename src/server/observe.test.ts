import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { refuse } from '#contract/refusal.ts'
import { tunnelList } from '#contract/tunnel-operations.ts'
import { failure } from './envelope.ts'
import type { LogFields } from './log.ts'
import { observe } from './observe.ts'
import { refusalOf } from './refusal-of.ts'

const SECRET = 'a-token-that-nobody-may-read'

/** An app that is followed, and all it was told to log and to count. */
function followed({ tellAll = false } = {}) {
  const lines: { line: string; fields: LogFields | undefined }[] = []
  const counted: unknown[] = []
  const metrics = {
    request: (operation: string, method: string, status: number) =>
      void counted.push([operation, method, status]),
    upstream: () => {},
    registrationRefused: () => {},
    logStreams: (change: 1 | -1) => void counted.push(['logStreams', change]),
  }
  const log = (line: string, fields?: LogFields) => void lines.push({ line, fields })
  const app = new Hono()
  app.onError((error, c) => failure(refusalOf(error, c.var.requestId)))
  app.route('/', observe({ log, metrics, tellAll }))
  const ask = (path: string, init?: RequestInit) => app.request(`http://localhost${path}`, init)
  return { app, lines, counted, ask }
}

test('each answer carries an id of our own, whatever id the request came with', async () => {
  const { app, ask } = followed()
  app.get('/', (c) => c.text('hello'))
  const headers = { 'x-request-id': 'chosen-by-somebody' }
  const ids = await Promise.all(
    [1, 2].map(async () => (await ask('/', { headers })).headers.get('x-request-id')),
  )
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/)
  expect(ids[0]).not.toBe(ids[1])
})

test('a request that changed something is one line, with nothing of its query, headers and body', async () => {
  const { app, lines, ask } = followed()
  app.post('/console/v1/session', (c) => c.json({ token: SECRET }))
  const response = await ask(`/console/v1/session?token=${SECRET}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, cookie: SECRET },
    body: JSON.stringify({ token: SECRET }),
  })
  const request = response.headers.get('x-request-id')
  const asked = { method: 'POST', path: '/console/v1/session', status: 200 }
  expect(lines).toEqual([
    {
      line: expect.stringMatching(`${request}`),
      fields: { ...asked, request, ms: expect.any(Number) },
    },
  ])
  expect(JSON.stringify(lines)).not.toContain(SECRET)
})

test('reading, and being refused, is told only where everything is', async () => {
  for (const [tellAll, told] of [
    [false, []],
    [true, ['GET 200', 'POST 403']],
  ] as const) {
    const { app, lines, ask } = followed({ tellAll })
    app.get('/console/v1/a', (c) => c.text('hello'))
    app.post('/console/v1/a', () => {
      throw refuse(403, { kind: 'forbidden', message: 'no' })
    })
    app.get('/assets/a.js', (c) => c.text('code'))
    await ask('/console/v1/a')
    await ask('/console/v1/a', { method: 'POST' })
    await ask('/assets/a.js')
    expect(lines.map(({ fields }) => `${fields?.method} ${fields?.status}`)).toEqual(told)
  }
})

test('what nobody foresaw is told once, with its stack, under the id that the client was given', async () => {
  const { app, lines, ask } = followed({ tellAll: true })
  app.get('/console/v1/a', () => {
    throw new Error('the disk is full')
  })
  const response = await ask('/console/v1/a')
  const request = response.headers.get('x-request-id')
  expect(await response.text()).toContain(`under ${request}.`)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    line: expect.stringMatching(
      `^error ${request} in GET /console/v1/a: Error: the disk is full \\| at `,
    ),
    fields: { request, status: 500 },
  })
})

test('a failure is told in the words the client got, and no other refusal is', async () => {
  const { app, lines, ask } = followed({ tellAll: true })
  app.get('/console/v1/a', () => {
    throw refuse(502, { kind: 'internal', message: 'Details are under 0123.' })
  })
  app.get('/console/v1/b', () => {
    throw refuse(409, { kind: 'internal', message: `There is a ${SECRET} already.` })
  })
  await ask('/console/v1/a')
  await ask('/console/v1/b')
  expect(lines.map(({ line }) => line)).toEqual([
    expect.stringMatching(/^GET \/console\/v1\/a 502 .*: Details are under 0123\.$/),
    expect.stringMatching(/^GET \/console\/v1\/b 409 in \d+ ms \([0-9a-f]{12}\)$/),
  ])
})

test('requests are counted by operations of the contract; others can make no new name', async () => {
  const { app, counted, ask } = followed()
  app.on(tunnelList.method, tunnelList.path, (c) => c.json({}))
  await ask(tunnelList.path.replace(':account', 'one'))
  await ask(tunnelList.path.replace(':account', 'two'))
  await ask('/client/v4/made/up')
  await ask('/made-up.txt', { method: 'PROPFIND' })
  expect(counted).toEqual([
    [tunnelList.name, 'GET', 200],
    [tunnelList.name, 'GET', 200],
    ['unknown', 'GET', 404],
    ['page', 'PROPFIND', 404],
  ])
})

test.each(['is at its end', 'is read no more'])('a log stream counts until it %s', async (how) => {
  const { app, counted, ask } = followed()
  const { readable: body, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  void writer.write(new TextEncoder().encode('{}\n'))
  app.on(LOG_STREAM.method, LOG_STREAM.path, () => new Response(body))
  const response = await ask(LOG_STREAM.path)
  const reader = response.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{}\n')
  expect(counted).toEqual([
    ['logStream', 'GET', 200],
    ['logStreams', 1],
  ])
  if (how === 'is at its end') await writer.close()
  else await reader?.cancel()
  expect((await reader?.read())?.done).toBe(true)
  expect(counted.slice(2)).toEqual([['logStreams', -1]])
})
