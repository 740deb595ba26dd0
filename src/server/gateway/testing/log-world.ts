/** A tunnel in Cloudflare's network whose logs can be read: its API, its management service, and the route between. */
import { Hono } from 'hono'
import { expect, onTestFinished, vi } from 'vitest'
import { Refusal, refuse } from '#contract/refusal.ts'
import { LineReader } from '../../logs/testing/reader.ts'
import { cloudflareLogRoute } from '../logs.ts'
import { answerTo } from '../passed.ts'
import type { Connect, LogSocket } from '../logs-session.ts'
import { ACCOUNT, fakeApi, ID, no, REFERENCE, TOKEN, yes } from './fake-api.ts'
import { startLogService } from './log-service.ts'

export const ONE = '1a2b3c4d-0000-4000-8000-000000000001'
export const TWO = '1a2b3c4d-0000-4000-8000-000000000002'

const TUNNEL = `/accounts/${ACCOUNT}/cfd_tunnel/${ID}`

/** What the tests of the API change. */
interface World {
  /** Each connector's connections. */
  connectors: Map<string, string[]>
  /** What the API answers in the place of the list. */
  listing: (() => Response) | undefined
  /** How it answers who asks for the token of the management service; a new one each time, unless told otherwise. */
  access: () => Response
}

/** The token that was given out as the first, the second and so on. */
export const accessToken = (count: number): string => `eyJhbGciOiJFUzI1NiJ9.access-${count}.c2ln`

interface Given {
  refuses?: Parameters<typeof startLogService>[0]
  connect?: Connect
  isShared?: boolean
}

/** Timers stand still until a test moves them. */
export async function aTunnelAtCloudflare({ refuses, isShared = true, ...given }: Given = {}) {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  })
  onTestFinished(() => void vi.useRealTimers())
  const service = await startLogService(refuses)
  let asked = 0
  const world: World = {
    connectors: new Map([[ONE, ['c1']]]),
    listing: undefined,
    access: () => yes(accessToken((asked += 1))),
  }
  const fake = fakeApi(({ method, path }) => {
    if (`${method} ${path}` === `GET ${TUNNEL}/connections`)
      return world.listing?.() ?? yes([...world.connectors].map(connectorOf))
    if (`${method} ${path}` === `POST ${TUNNEL}/management`) return world.access()
    return no(404, 7003)
  })
  const clients: LogSocket[] = []
  const connect: Connect = (url) => {
    const socket = (given.connect ?? ((it) => new WebSocket(it)))(url)
    clients.push(socket)
    return socket
  }
  const stop = new AbortController()
  const { upstream } = fake
  const route = cloudflareLogRoute({
    upstream,
    base: service.base,
    stopping: stop.signal,
    isShared,
    connect,
  })
  const app = new Hono()
  app.onError((error) => answerTo(error instanceof Refusal ? error : refuse(500, INTERNAL)))
  app.use((c, next) => {
    c.set('requestId', REFERENCE)
    return next()
  })
  app.on(route.operation.method, route.operation.path, (c) =>
    route.answer(c, { token: c.req.header('x-token') ?? TOKEN, by: 'cookie' }),
  )
  const ask = (search = '', init: RequestInit = {}) =>
    app.request(`http://127.0.0.1/console/v1/accounts/${ACCOUNT}/tunnels/${ID}/logs${search}`, init)
  const watch = async (search = '', token = TOKEN): Promise<LineReader> => {
    const response = await ask(search, { headers: { 'x-token': token } })
    expect(response.status).toBe(200)
    const reader = new LineReader(response.body ?? new ReadableStream())
    onTestFinished(() => reader.cancel())
    return reader
  }
  return { ...fake, world, service, clients, ask, watch, stop: () => stop.abort() }
}

/** One that somebody reads, with one connector, which streams. */
export async function aTunnelBeingRead(search = '', given: Given = {}) {
  const tunnel = await aTunnelAtCloudflare(given)
  const reader = await tunnel.watch(search)
  const first = reader.next()
  const session = await tunnel.service.session(0)
  vi.advanceTimersByTime(SETTLED)
  expect(await first).toEqual(streaming(ONE))
  return { ...tunnel, reader, session }
}

/** Milliseconds after which a silent connector is said to stream. */
export const SETTLED = 1000
const INTERNAL = { kind: 'internal', message: 'A bug.' } as const

const connectorOf = ([id, connections]: [string, string[]]) => ({
  id,
  version: '2026.8.2',
  arch: 'linux_amd64',
  run_at: '2026-11-21T10:00:00Z',
  conns: connections.map((connection) => ({ id: connection, client_id: id, colo_name: 'DFW' })),
})

/** Resolves when our end of a session has noticed that it is over. */
export const noticed = (socket: LogSocket | undefined): Promise<void> =>
  new Promise((resolve) => socket?.addEventListener('close', () => resolve()))

/** What is told of a connector from when its logs come. */
export const streaming = (id: string) => ({
  kind: 'connector',
  connector_id: id,
  state: 'streaming',
  hostname: null,
  reason: null,
})

/** What is told when they end. */
export const ended = (id: string, reason: unknown) => ({ ...streaming(id), state: 'ended', reason })
