import { once } from 'node:events'
import { createServer } from 'node:http'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { serviceCreate } from '#contract/service-changes.ts'
import { accountList, userGet } from '#contract/session-operations.ts'
import { Refusal } from '#contract/refusal.ts'
import { readApiBase } from './api-base.ts'
import { ACCOUNT, ASKING, BASE, fakeApi, REFERENCE, TOKEN, yes } from './testing/fake-api.ts'
import { createUpstream } from './upstream.ts'

/** What a promise is rejected with, which must be a Refusal. */
async function refusalOf(asked: Promise<unknown>): Promise<Refusal> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw new Error('There was no Refusal.')
  return error
}

test('a request has the token, what it takes, and who asks: nothing else', async () => {
  const { upstream, sent } = fakeApi(() => yes({}))
  await upstream.ask(userGet, ASKING)
  await upstream.ask(serviceCreate, { ...ASKING, params: { account: ACCOUNT }, body: { a: 1 } })
  const headers = {
    authorization: `Bearer ${TOKEN}`,
    accept: 'application/json',
    'user-agent': 'vpc-console/1.2.3',
  }
  expect(sent[0]?.init).toEqual({
    method: 'GET',
    headers,
    redirect: 'manual',
    signal: expect.any(AbortSignal),
  })
  expect(sent[1]?.init).toEqual({
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    redirect: 'manual',
    signal: expect.any(AbortSignal),
    body: '{"a":1}',
  })
  expect(sent.map(({ url }) => url.href)).toEqual([
    `${BASE}/user`,
    `${BASE}/accounts/${ACCOUNT}/connectivity/directory/services`,
  ])
})

test('a token that is not one word is sent nowhere', async () => {
  const { upstream, sent, lines } = fakeApi(() => yes({}))
  const bad = fc.oneof(
    fc.constantFrom('', ' ', 'a b', 'a\r\nx: y', 'a\n', 'a\0', 'a=b', 'ä', '"a"', 'a,b', '='),
    fc.string().filter((text) => !/^[\w.~+/-]+=*$/.test(text)),
  )
  await fc.assert(
    fc.asyncProperty(bad, async (token) => {
      const refusal = await refusalOf(upstream.ask(userGet, { ...ASKING, token }))
      expect([refusal.status, refusal.errors[0]?.code]).toEqual([401, 1000])
    }),
  )
  expect(sent).toEqual([])
  expect(lines).toEqual([])
})

test.each([301, 302, 303, 307, 308, 304])(
  'an answer with status %d leads nowhere',
  async (status) => {
    const cancel = vi.fn<() => void>()
    const body = status === 304 ? null : new ReadableStream({ cancel })
    const headers = { location: 'https://evil.example/' }
    const { upstream, sent, lines } = fakeApi(() => new Response(body, { status, headers }))
    const refusal = await refusalOf(upstream.ask(userGet, ASKING))
    expect(refusal.status).toBe(502)
    expect(refusal.is('badUpstream')).toBe(true)
    expect(sent).toHaveLength(1)
    expect(lines[0]).toContain(`a redirect, status ${status}`)
    expect(cancel).toHaveBeenCalledTimes(status === 304 ? 0 : 1)
  },
)

test('an answer that does not come is given up in time, with status 504', async () => {
  const seen: unknown[] = []
  const { upstream, lines } = fakeApi(({ init }) => untilAborted(init.signal), {
    timeoutMs: 1,
    metrics: { upstream: (...one) => void seen.push(one) },
  })
  const refusal = await refusalOf(upstream.ask(userGet, ASKING))
  expect(refusal.status).toBe(504)
  expect(refusal.is('upstreamSilent')).toBe(true)
  expect(refusal.message).toMatch(/within 0.001 seconds.*under 0123456789ab\.$/)
  expect(lines).toEqual([`upstream ${REFERENCE} in userGet: no answer in 1 ms`])
  expect(seen).toEqual([['userGet', 0, expect.any(Number)]])
})

const untilAborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })

test('when the browser leaves, the request ends, and no line is written', async () => {
  const leaving = new AbortController()
  const { upstream, sent, lines } = fakeApi(({ init }) => untilAborted(init.signal))
  const asked = refusalOf(upstream.ask(userGet, { ...ASKING, signal: leaving.signal }))
  leaving.abort()
  expect((await asked).status).toBe(499)
  expect(sent[0]?.init.signal?.aborted).toBe(true)
  expect(lines).toEqual([])
})

test('a body without end is given up, and the connection with it', async () => {
  const cancel = vi.fn<() => void>()
  const chunk = new Uint8Array(1024 * 1024).fill(32)
  let sentChunks = 0
  const body = new ReadableStream({
    pull(controller) {
      sentChunks += 1
      controller.enqueue(chunk)
    },
    cancel,
  })
  const { upstream, lines } = fakeApi(() => new Response(body))
  const refusal = await refusalOf(upstream.ask(userGet, ASKING))
  expect(refusal.is('badUpstream')).toBe(true)
  expect(lines[0]).toContain('more than 16777216 bytes')
  expect(cancel).toHaveBeenCalledOnce()
  expect(sentChunks).toBeLessThan(20)
})

test('a body that breaks off is told, without a word of it', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"result":"value"'))
      controller.error(new Error('other side closed'))
    },
  })
  const { upstream, lines } = fakeApi(() => new Response(body))
  const refusal = await refusalOf(upstream.ask(userGet, ASKING))
  expect(refusal.is('badUpstream')).toBe(true)
  expect(lines[0]).toContain('other side closed')
  expect(refusal.message + lines.join('')).not.toContain('value')
})

test('whoever cannot be reached is told with the cause, and never with the token', async () => {
  const { upstream, lines, about } = fakeApi(() => {
    throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
  })
  const refusal = await refusalOf(upstream.ask(accountList, { ...ASKING, query: { name: 'x' } }))
  expect(refusal.status).toBe(502)
  expect(refusal.message).toContain(`under ${REFERENCE}.`)
  expect(lines).toEqual([`upstream ${REFERENCE} in accountList: unreachable: connect ECONNREFUSED`])
  expect(about).toEqual([REFERENCE])
  expect(refusal.message + lines.join('')).not.toContain(TOKEN)
})

test('each answer is counted with its operation and status', async () => {
  const seen: unknown[] = []
  const metrics = { upstream: (...one: unknown[]) => void seen.push(one) }
  const { upstream } = fakeApi(() => new Response('', { status: 418 }), { metrics })
  await upstream.ask(userGet, ASKING)
  expect(seen).toEqual([['userGet', 418, expect.any(Number)]])
})

test('over a real connection nothing of this process but the asked for is told', async () => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.headers))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const api = readApiBase(`http://127.0.0.1:${port}/client/v4`)
  const upstream = createUpstream({ api, version: '1.2.3', log: () => {} })
  try {
    const { text } = await upstream.ask(userGet, ASKING)
    const headers: unknown = JSON.parse(text)
    expect(headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      'user-agent': 'vpc-console/1.2.3',
    })
    // What else there is belongs to the protocol, and is the runtime's own.
    expect(Object.keys(Object(headers)).toSorted()).toEqual(
      [
        'accept',
        'accept-encoding',
        'accept-language',
        'authorization',
        'connection',
        'host',
        'sec-fetch-mode',
        'user-agent',
      ].toSorted(),
    )
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
