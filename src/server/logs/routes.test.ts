import { expect, onTestFinished, test } from 'vitest'
import { tunnelDelete } from '#contract/tunnel-changes.ts'
import { ACCOUNT, EVERYBODY, NOBODY, startConsole, tokenOf, type Who } from '../testing/console.ts'
import { aTunnel, CONNECTOR, joined } from '../testing/fill.ts'
import { FakeConnector } from './testing/fake-connector.ts'
import { LineReader } from './testing/reader.ts'

type Console = ReturnType<typeof startConsole>

async function ask(
  console: Console,
  who: Who,
  tunnel: string,
  { search = '', method = 'GET', encoding = 'identity' } = {},
) {
  const path = `/console/v1/accounts/${ACCOUNT}/tunnels/${tunnel}/logs${search}`
  const headers = { authorization: `Bearer ${tokenOf(who)}`, 'accept-encoding': encoding }
  return await console.send(path, { method, headers })
}

/** A tunnel with a connector whose logs can be read. */
async function aTunnelThatLogs() {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const connector = new FakeConnector(CONNECTOR)
  joined(console, id, CONNECTOR, connector.streams)
  return { console, tunnel: id, connector }
}

test.each(EVERYBODY)(
  '%s can read the logs of a tunnel, as lines that come at once',
  async (who) => {
    const { console, tunnel, connector } = await aTunnelThatLogs()
    const response = await ask(console, who, tunnel, { encoding: 'gzip' })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
    })
    expect(response.headers.get('content-encoding')).toBeNull()
    const reader = new LineReader(response.body ?? new ReadableStream())
    onTestFinished(() => reader.cancel())
    expect(await reader.next()).toMatchObject({ connector_id: CONNECTOR, state: 'streaming' })
    expect(connector.sessions).toBe(1)
  },
)

const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())

test('the access token names the tunnel and its account', async () => {
  const { console, tunnel, connector } = await aTunnelThatLogs()
  const response = await ask(console, 'read', tunnel)
  const reader = new LineReader(response.body ?? new ReadableStream())
  onTestFinished(() => reader.cancel())
  await reader.next()
  const { token } = await connector.session(0)
  const [header = '', claims = '', signature = ''] = token.split('.')
  expect(read(header)).toMatchObject({ alg: 'ES256' })
  expect(read(claims)).toMatchObject({
    tun: { id: tunnel, account_tag: ACCOUNT },
    actor: { id: expect.stringMatching(/./) },
  })
  expect(Buffer.from(signature, 'base64url')).toHaveLength(64)
})

test('asking with HEAD opens no session', async () => {
  const { console, tunnel, connector } = await aTunnelThatLogs()
  const response = await ask(console, 'read', tunnel, { method: 'HEAD' })
  expect([response.status, connector.sessions]).toEqual([200, 0])
})

async function refusal(response: Response): Promise<unknown> {
  const { errors, success }: { errors: { code: number }[]; success: boolean } =
    await response.json()
  return [response.status, success, errors[0]?.code]
}

test('what cannot be answered is refused in an envelope', async () => {
  const { console, tunnel } = await aTunnelThatLogs()
  const { id: empty } = await aTunnel(console, 'empty')
  const { id: deleted } = await aTunnel(console, 'deleted')
  await console.get(tunnelDelete, { path: { tunnel: deleted } })
  const because = async (id: string, search = '') =>
    await refusal(await ask(console, 'read', id, { search }))
  expect(await because(NOBODY)).toEqual([404, false, 9721])
  expect(await because(deleted)).toEqual([404, false, 9721])
  expect(await because(empty)).toEqual([409, false, 9724])
  expect(await because(tunnel, `?connector=${NOBODY}`)).toEqual([404, false, 9722])
  expect(await because(tunnel, '?level=loud')).toEqual([400, false, 9707])
  expect(await because(tunnel, '?events=http,dns')).toEqual([400, false, 9707])
  expect(await because(tunnel, '?sampling=0')).toEqual([400, false, 9707])
})

test('ten streams of one identity are the most, until one of them is closed', async () => {
  const { console, tunnel } = await aTunnelThatLogs()
  const bodies: ReadableStream[] = []
  for (let count = 0; count < 10; count += 1)
    bodies.push((await ask(console, 'read', tunnel)).body ?? new ReadableStream())
  onTestFinished(async () => void (await Promise.all(bodies.map((body) => body.cancel()))))
  expect(await refusal(await ask(console, 'read', tunnel))).toEqual([429, false, 9725])
  const another = await ask(console, 'admin', tunnel)
  expect(another.status).toBe(200)
  bodies.push(another.body ?? new ReadableStream())
  await bodies[0]?.cancel()
  expect((await ask(console, 'read', tunnel, { method: 'HEAD' })).status).toBe(200)
})

test('who may not see tunnels cannot read their logs', async () => {
  const console = startConsole()
  const path = `/console/v1/accounts/${ACCOUNT}/tunnels/${NOBODY}/logs`
  expect(await refusal(await console.send(path))).toEqual([400, false, 9106])
  const elsewhere = path.replace(ACCOUNT, 'f'.repeat(32))
  const headers = { authorization: `Bearer ${tokenOf('read')}` }
  expect(await refusal(await console.send(elsewhere, { headers }))).toEqual([403, false, 7403])
})
