import { expect, test, vi } from 'vitest'
import { say } from '../logs/testing/watching.ts'
import { ACCOUNT, ID, no, REFERENCE, TOKEN, yes } from './testing/fake-api.ts'
import {
  accessToken,
  aTunnelAtCloudflare,
  aTunnelBeingRead,
  ended,
  ONE,
  streaming,
  TWO,
} from './testing/log-world.ts'

const SECOND = 1000

async function refusal(response: Response): Promise<unknown> {
  const { errors }: { errors: { code: number }[] } = await response.json()
  return [response.status, errors[0]?.code]
}

test('the service is asked as its protocol says, with a token for the tunnel', async () => {
  const { session, sent } = await aTunnelBeingRead('?level=warn')
  expect(session).toMatchObject({
    path: '/logs',
    connector: ONE,
    token: accessToken(1),
    asked: { type: 'start_streaming', filters: { level: 'warn' } },
  })
  expect(session.headers).not.toHaveProperty('origin')
  expect(session.headers).not.toHaveProperty('authorization')
  expect(sent.map(({ method, path, init }) => [method, path, init.body])).toEqual([
    ['GET', `/accounts/${ACCOUNT}/cfd_tunnel/${ID}/connections`, undefined],
    ['POST', `/accounts/${ACCOUNT}/cfd_tunnel/${ID}/management`, '{"resources":["logs"]}'],
  ])
})

test('the logs of two connectors come as one stream, and of one alone when it is asked for', async () => {
  const { world, service, watch } = await aTunnelAtCloudflare()
  world.connectors.set(TWO, ['c2'])
  const reader = await watch()
  const first = reader.next()
  const sessions = await Promise.all([service.session(0), service.session(1)])
  expect(sessions.map(({ connector }) => connector).toSorted()).toEqual([ONE, TWO])
  vi.advanceTimersByTime(SECOND)
  const told = [await first, await reader.next()]
  expect(told).toEqual(expect.arrayContaining([streaming(ONE), streaming(TWO)]))
  for (const session of sessions) {
    say(session, { level: 'info', message: 'hello' })
    expect(await reader.next()).toMatchObject({ connector_id: session.connector, message: 'hello' })
  }
  await reader.cancel()
  const alone = await watch(`?connector=${TWO.toUpperCase()}`)
  const next = alone.next()
  say(await service.session(2), { level: 'info', message: 'again' })
  expect(await next).toEqual(streaming(TWO))
  expect(service.sessions).toHaveLength(3)
})

test('a connector streams from its first line on, before the while is over', async () => {
  const { service, watch } = await aTunnelAtCloudflare()
  const reader = await watch()
  const first = reader.next()
  say(await service.session(0), { level: 'info', message: 'at once' })
  expect(await first).toEqual(streaming(ONE))
  expect(await reader.next()).toMatchObject({ message: 'at once' })
})

test('who may not write tunnels is refused in the API’s words, before anything is begun', async () => {
  const { ask, world, service } = await aTunnelAtCloudflare()
  world.access = () => no(403, 10000, 'Authentication error')
  const response = await ask()
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await refusal(response)).toEqual([403, 10000])
  expect([service.sessions, vi.getTimerCount()]).toEqual([[], 0])
})

test('what cannot be answered is refused in an envelope', async () => {
  const { ask, world, sent } = await aTunnelAtCloudflare()
  expect(await refusal(await ask(`?connector=${TWO}`))).toEqual([404, 9722])
  expect(await refusal(await ask('?level=loud'))).toEqual([400, 9707])
  world.connectors.clear()
  expect(await refusal(await ask())).toEqual([409, 9724])
  world.listing = () => no(404, 1003)
  expect(await refusal(await ask())).toEqual([404, 1003])
  world.listing = () => new Response('<html>', { status: 502 })
  expect(await refusal(await ask())).toEqual([502, 9740])
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([])
})

test.each(['a hush', 'hush.hush', `a.hush.c?connector_id=${TWO}`, ['hush'], null])(
  'a management token that is %j is none, and is told to nobody',
  async (given) => {
    const { ask, world, lines } = await aTunnelAtCloudflare()
    world.access = () => yes(given)
    const response = await ask()
    expect(response.status).toBe(502)
    expect([await response.text(), ...lines].join()).not.toContain('hush')
  },
)

test.each(['GET', 'POST'])(
  'when the browser leaves before the stream begins, the %s that is under way ends',
  async (method) => {
    const { ask, world, sent } = await aTunnelAtCloudflare()
    const leaving = new AbortController()
    const leave = (): Response => {
      leaving.abort()
      throw new DOMException('left', 'AbortError')
    }
    if (method === 'GET') world.listing = leave
    else world.access = leave
    await ask('', { signal: leaving.signal })
    expect(sent.at(-1)).toMatchObject({ method, init: { signal: { aborted: true } } })
    expect(vi.getTimerCount()).toBe(0)
  },
)

test('what others may wait for goes on when the browser leaves', async () => {
  const leaving = new AbortController()
  const { ask, sent } = await aTunnelAtCloudflare()
  const { body } = await ask('', { signal: leaving.signal })
  leaving.abort()
  const reader = body?.getReader()
  void reader?.read()
  await vi.advanceTimersByTimeAsync(31 * SECOND)
  expect(sent).toHaveLength(3)
  expect(sent.at(-1)?.init.signal?.aborted).toBe(false)
  await reader?.cancel()
})

const tooMany = () => no(429, 971, 'Please wait', { headers: { 'retry-after': '120' } })

test.each(['GET', 'POST'])('too many requests at the %s say for how long', async (method) => {
  const { ask, world } = await aTunnelAtCloudflare()
  if (method === 'GET') world.listing = tooMany
  else world.access = tooMany
  const response = await ask()
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '120'])
})

test('trouble is told under the id of the request', async () => {
  const { ask, world, about } = await aTunnelAtCloudflare()
  world.listing = () => new Response('<html>', { status: 502 })
  expect(await (await ask()).text()).toContain(`under ${REFERENCE}.`)
  expect(about).toEqual([REFERENCE])
})

test('when the browser leaves, the sessions end and nothing goes on', async () => {
  const { reader, session, sent } = await aTunnelBeingRead()
  await reader.cancel()
  await session.closed
  expect(vi.getTimerCount()).toBe(0)
  expect(sent).toHaveLength(2)
})

test('when the browser leaves while a session opens, it is ended all the same', async () => {
  const { watch, service, world } = await aTunnelAtCloudflare()
  const reader = await watch()
  const next = reader.next()
  await reader.cancel()
  await next
  const later = await watch()
  const first = later.next()
  say(await service.session(0), { level: 'info', message: 'a' })
  expect(await first).toEqual(streaming(ONE))
  expect(world.connectors.size).toBe(1)
  expect(service.sessions).toHaveLength(1)
})

test('a stream ends when the console stops, and says so', async () => {
  const { reader, session, stop } = await aTunnelBeingRead()
  stop()
  const reason = expect.stringContaining('stopping')
  expect([await reader.next(), await reader.next()]).toEqual([ended(ONE, reason), undefined])
  await session.closed
})

test('after an hour the stream ends, and has cost few requests', async () => {
  const { reader, sent, session } = await aTunnelBeingRead()
  await vi.advanceTimersByTimeAsync(3600 * SECOND)
  expect(sent.length).toBeLessThanOrEqual(2 + 120)
  let last = await reader.next()
  while (last?.kind === 'alive') last = await reader.next()
  expect(last).toEqual(ended(ONE, expect.stringContaining('an hour')))
  expect(await reader.next()).toBeUndefined()
  await session.closed
})

test('ten streams of one token are the most; another has its own', async () => {
  const { ask, watch, sent } = await aTunnelAtCloudflare()
  for (let count = 0; count < 10; count += 1) void (await watch())
  const before = sent.length
  expect(await refusal(await ask())).toEqual([429, 9725])
  expect(sent).toHaveLength(before)
  await watch('', 'another-token')
})

test('a refusal by the API takes no place', async () => {
  const { ask, world, watch } = await aTunnelAtCloudflare()
  const { access } = world
  world.access = () => no(403, 10000)
  for (let count = 0; count < 20; count += 1)
    expect(await refusal(await ask())).toEqual([403, 10000])
  world.access = access
  await watch()
})

test('readers with one token share a session, and those with another do not', async () => {
  const { reader, watch, service } = await aTunnelBeingRead()
  const second = await watch('?level=info')
  expect(await second.next()).toEqual(streaming(ONE))
  expect(service.sessions).toHaveLength(1)
  const third = (await watch('', 'another-token')).next()
  await service.session(1)
  vi.advanceTimersByTime(SECOND)
  expect(await third).toEqual(streaming(ONE))
  await reader.cancel()
})

test('where sessions cannot be shared, each reader has one', async () => {
  const { watch, service } = await aTunnelBeingRead('', { isShared: false })
  const second = (await watch()).next()
  say(await service.session(1), { level: 'info', message: 'a' })
  expect(await second).toEqual(streaming(ONE))
})

test('the token of who is signed in is not sent to the service, nor is either told', async () => {
  const { session, reader, lines } = await aTunnelBeingRead('?level=debug')
  const path = `/logs?access_token=${accessToken(1)}`
  say(session, { message: `GET ${path}`, fields: { path, headers: { Cookie: ['a=hush'] } } })
  const line = JSON.stringify(await reader.next())
  expect(line).toContain('(access token)')
  for (const secret of [accessToken(1), TOKEN, 'hush'])
    expect([line, ...lines].join()).not.toContain(secret)
  expect(JSON.stringify([session.headers, session.asked, session.path])).not.toContain(TOKEN)
})

test('a sample and kinds of events are chosen here', async () => {
  const { session, reader } = await aTunnelBeingRead('?events=http&level=warn')
  say(session, { level: 'error', message: 'no' }, { level: 'warn', event: 'http', message: 'yes' })
  expect(await reader.next()).toMatchObject({ message: 'yes' })
})
