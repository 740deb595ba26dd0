import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { accountOf, forThisFile, sdkAs } from './testing.ts'

const upstream = await forThisFile()
const account_id = accountOf(upstream)

/** A tunnel with a connector, and a token for its logs. */
async function arranged(who = 'Admin') {
  const { tunnels } = await upstream.seed({ tunnels: 1 })
  const tunnel = tunnels[0] ?? ''
  const connector = await upstream.connect({ tunnel })
  return { tunnel, connector, access: await accessTo(tunnel, who) }
}

const accessTo = (tunnel: string, who: string) =>
  sdkAs(upstream, who).zeroTrust.tunnels.cloudflared.management.create(tunnel, {
    account_id,
    resources: ['logs'],
  })

function follow(access: string, more = '', headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${upstream.logs}?access_token=${access}${more}`, { headers })
  onTestFinished(() => socket.terminate())
  return socket
}

async function start(socket: WebSocket, filters = {}) {
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'start_streaming', filters }))
}

test('lines arrive as a connector sends them, through the filters that were asked for', async () => {
  const { connector, access } = await arranged()
  expect(access.split('.')).toHaveLength(3)
  const socket = follow(access, `&connector_id=${connector}`)
  await start(socket, { level: 'info', events: ['cloudflared'] })
  await expect.poll(() => upstream.streaming(connector)).toBe(1)
  const heard = once(socket, 'message')
  const lines = [
    { level: 'debug' as const, message: 'too small' },
    { event: 'http' as const, message: 'of another kind' },
    { message: 'Registered tunnel connection', fields: { connIndex: 0 } },
  ]
  expect(await upstream.emit({ connector, lines })).toBe(1)
  const said = JSON.parse(String((await heard)[0]))
  expect(said).toMatchObject({ type: 'logs', logs: [{ level: 'info', fields: { connIndex: 0 } }] })
  expect(said.logs).toHaveLength(1)
  expect(said.logs[0]).not.toHaveProperty('event')
  socket.send(JSON.stringify({ type: 'stop_streaming' }))
  await expect.poll(() => upstream.streaming(connector)).toBe(0)
  expect(await upstream.violations()).toEqual([])
})

const refused = async (socket: WebSocket) => String((await once(socket, 'error'))[0])

test('a bad token, an old one and a stranger’s page are not let in', async () => {
  const { access } = await arranged()
  expect(await refused(follow('made.up.token'))).toContain('401')
  expect(await refused(follow(access, '', { origin: 'http://localhost:8080' }))).toContain('400')
  await upstream.expireLogs()
  expect(await refused(follow(access))).toContain('401')
  expect(await upstream.violations()).toMatchObject([
    { what: 'header origin: http://localhost:8080' },
  ])
})

test('who does not begin by starting is sent away', async () => {
  const { access } = await arranged()
  const socket = follow(access)
  await once(socket, 'open')
  socket.send('{"type":"stop_streaming"}')
  expect((await once(socket, 'close'))[0]).toBe(4001)
})

test('a connector has one listener: another is sent away, the same one takes over', async () => {
  const { tunnel, connector, access } = await arranged()
  const first = follow(access)
  await start(first)
  await expect.poll(() => upstream.streaming(connector)).toBe(1)
  const other = follow(await accessTo(tunnel, 'Unknown role'))
  await start(other)
  expect((await once(other, 'close'))[0]).toBe(4002)
  const again = follow(await accessTo(tunnel, 'Admin'))
  const ended = once(first, 'close')
  await start(again)
  await ended
  const over = once(again, 'close')
  await upstream.closeLogs({ tunnel, why: 'idle' })
  expect((await over)[0]).toBe(4003)
})
