import http from 'node:http'
import { json } from 'node:stream/consumers'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { type LogEntry, Logs } from '../logs.ts'
import type { Reach } from '../origin.ts'
import { type ManagementOptions, createManagement } from './server.ts'

const ID = '00000000-1111-4222-8333-444444444444'

function token(actor: string): string {
  const claims = { tun: { id: 't', account_tag: 'a' }, actor: { id: actor, support: false } }
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
}

function management(more: Partial<ManagementOptions> = {}) {
  const logs = new Logs()
  return { logs, reach: createManagement({ connectorId: ID, logs, hostname: 'db-host', ...more }) }
}

async function get(reach: Reach, path: string) {
  const asked = http.get({ ...reach, path })
  const [response] = await once(asked, 'response')
  return response
}

/** A stream of logs, with what came on it so far. */
async function openLogs(reach: Reach, actor = 'console') {
  const { createConnection = () => undefined } = reach
  const socket = new WebSocket(`ws://management.argotunnel.com/logs?access_token=${token(actor)}`, {
    createConnection: () => createConnection({}, () => {}),
  })
  onTestFinished(() => socket.terminate())
  const messages: unknown[] = []
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') messages.push(JSON.parse(data))
  })
  await once(socket, 'open')
  const start = async (filters: object = {}) => {
    socket.send(JSON.stringify({ type: 'start_streaming', filters }))
    await settled(socket)
  }
  return { socket, messages, start }
}

/** Resolves when the other side has dealt with all that was sent. */
async function settled(socket: WebSocket) {
  // The answer may come before `ping` returns: there is no network in between.
  const answered = once(socket, 'pong')
  socket.ping()
  await answered
}

const closeOf = async (socket: WebSocket) => {
  const [code] = await once(socket, 'close')
  return code
}

const entry = (more: Partial<LogEntry> = {}): LogEntry => ({
  level: 'info',
  event: 'cloudflared',
  message: 'Registered tunnel connection',
  ...more,
})

test('it tells which connector and machine this is', async () => {
  const response = await get(management().reach, `/host_details?access_token=${token('console')}`)
  expect(await json(response)).toEqual({ connector_id: ID, ip: '127.0.0.1', hostname: 'db-host' })
})

test.each(['/ping', '/ping?access_token=nonsense'])(
  '%s names nobody and is refused',
  async (path) => {
    const response = await get(management().reach, path)
    expect(response.statusCode).toBe(400)
    expect(await json(response)).toMatchObject({ errors: [{ code: 1001 }] })
  },
)

test('what is logged comes as a message, the first level and event left out', async () => {
  const { logs, reach } = management()
  const { socket, messages, start } = await openLogs(reach)
  await start()
  logs.write(entry({ fields: { connIndex: 0 } }))
  logs.write(entry({ level: 'debug', event: 'http', message: 'GET / HTTP/1.1' }))
  await settled(socket)
  const time = expect.stringMatching(/^\d{4}-/)
  const first = { time, level: 'info', message: entry().message, fields: { connIndex: 0 } }
  const second = { time, event: 'http', message: 'GET / HTTP/1.1' }
  expect(messages).toEqual([
    { type: 'logs', logs: [first] },
    { type: 'logs', logs: [second] },
  ])
})

test('only the levels and events asked for come, and none once stopped', async () => {
  const { logs, reach } = management()
  const { socket, messages, start } = await openLogs(reach)
  await start({ level: 'warn', events: ['tcp'] })
  logs.write(entry({ level: 'info', event: 'tcp' }))
  logs.write(entry({ level: 'error', event: 'http' }))
  logs.write(entry({ level: 'error', event: 'tcp', message: 'this one' }))
  await settled(socket)
  socket.send(JSON.stringify({ type: 'stop_streaming' }))
  await settled(socket)
  logs.write(entry({ level: 'error', event: 'tcp' }))
  await settled(socket)
  expect(messages).toMatchObject([{ logs: [{ message: 'this one' }] }])
})

test('another actor is turned away while one listens, and let in afterwards', async () => {
  const { reach } = management()
  const first = await openLogs(reach, 'alice')
  await first.start()
  const second = await openLogs(reach, 'bob')
  const closed = closeOf(second.socket)
  second.socket.send(JSON.stringify({ type: 'start_streaming' }))
  expect(await closed).toBe(4002)
  first.socket.send(JSON.stringify({ type: 'stop_streaming' }))
  await settled(first.socket)
  const third = await openLogs(reach, 'bob')
  await third.start()
  expect(third.socket.readyState).toBe(WebSocket.OPEN)
})

test("the same actor's new stream takes the place of the old", async () => {
  const { logs, reach } = management()
  const first = await openLogs(reach)
  await first.start()
  const second = await openLogs(reach)
  const closed = closeOf(first.socket)
  await second.start()
  expect(await closed).toBe(1000)
  logs.write(entry())
  await settled(second.socket)
  expect(first.messages).toEqual([])
  expect(second.messages).toHaveLength(1)
})

test('a first word that is none ends the stream', async () => {
  const { socket } = await openLogs(management().reach)
  const closed = closeOf(socket)
  socket.send('hello')
  expect(await closed).toBe(4001)
})

test('a stream that asks for nothing is closed after a while', async () => {
  const { socket } = await openLogs(management({ idleAfter: 1 }).reach)
  expect(await closeOf(socket)).toBe(4003)
})

test('a slow reader misses what comes faster than it reads', async () => {
  const { logs, reach } = management()
  const { socket, messages, start } = await openLogs(reach)
  await start()
  for (let i = 0; i < 1000; i += 1) logs.write(entry({ fields: { i, text: 'x'.repeat(1000) } }))
  await settled(socket)
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.length).toBeLessThan(1000)
})
