/** What goes wrong with Cloudflare's API is found by the id that whoever asked was shown. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { cloudflareSide } from './cloudflare-side.ts'
import { answerTo } from './gateway/passed.ts'
import { ACCOUNT, fakeApi, no, REFERENCE, TOKEN } from './gateway/testing/fake-api.ts'
import type { Log, LogFields } from './log.ts'
import { observe } from './observe.ts'
import { refusalOf } from './refusal-of.ts'

const TUNNELS = `/client/v4/accounts/${ACCOUNT}/cfd_tunnel`

/** An app that is followed, in front of an API that answers everything in one way. */
function startApp(answer: Parameters<typeof fakeApi>[0]) {
  const told: { line: string; fields: LogFields | undefined }[] = []
  const log: Log = (line, fields) => void told.push({ line, fields })
  const { upstream } = fakeApi(answer, { log })
  const logs = { operation: LOG_STREAM, answer: async () => new Response() }
  const side = cloudflareSide({ upstream, logs, now: () => 0, isShared: true })
  const app = new Hono()
  app.onError((error, c) => answerTo(refusalOf(error, c.var.requestId)))
  app.route('/', observe({ log }))
  for (const { operation, answer: answered } of side.routes)
    app.on(operation.method, operation.path, (c) => answered(c, { token: TOKEN, by: 'cookie' }))
  const ask = (init?: RequestInit) => app.request(`http://localhost${TUNNELS}`, init)
  return { told, side, ask }
}

test('what the person reads, the header of the answer and all lines of the log agree', async () => {
  const { told, ask } = startApp(() => new Response('<html>', { status: 503 }))
  const response = await ask()
  const id = response.headers.get('x-request-id') ?? ''
  const { errors }: { errors: { message: string }[] } = await response.json()
  const words = `Cloudflare’s API failed. The server’s log has the details under ${id}.`
  expect(id).toMatch(/^[0-9a-f]{12}$/)
  expect(errors).toEqual([{ code: 9740, message: words }])
  expect(told.map(({ fields }) => fields?.request)).toEqual([id, id])
  expect(told[0]?.line).toBe(`upstream ${id} in tunnelList: codes not told, status 503`)
  expect(told[1]?.line).toMatch(/^GET .* 502 in \d+ ms \([0-9a-f]{12}\): /)
  expect(told[1]?.line.endsWith(words)).toBe(true)
})

test('trouble at the sign-in is told under the id of its request', async () => {
  const { told, side } = startApp(() => new Response('<html>', { status: 503 }))
  const { signal } = new AbortController()
  for (const anew of [true, false])
    await expect(
      side.identify({ token: TOKEN }, { signal, reference: REFERENCE, anew }),
    ).rejects.toThrow(`under ${REFERENCE}.`)
  expect(new Set(told.map(({ fields }) => fields?.request))).toEqual(new Set([REFERENCE]))
})

test('that a browser left is no failure, and no line', async () => {
  const leaving = new AbortController()
  const { told, ask } = startApp(() => {
    leaving.abort()
    throw new DOMException('left', 'AbortError')
  })
  expect((await ask({ signal: leaving.signal })).status).toBe(499)
  expect(told).toEqual([])
})

test('how long the API wants to be left alone is passed on', async () => {
  const { ask } = startApp(() =>
    no(429, 971, 'Please wait.', { headers: { 'retry-after': '120' } }),
  )
  const response = await ask()
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '120'])
})
