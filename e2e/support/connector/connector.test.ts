import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { TRANSPORTS } from '#contract/live.ts'
import type { EdgeOptions } from '#server/edge/edge.ts'
import type { Streams } from '#server/edge/registry.ts'
import { startTestEdge } from '#server/edge/testing/edge.ts'
import { type ConnectorOptions, startConnector } from './connector.ts'
import { echoPort, freePort, originPort, udpEchoPort, webSocketPort } from './testing/origins.ts'
import { writeToken } from './token.ts'

const TOKEN = writeToken({
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '11111111-2222-4333-8444-555555555555',
  tunnelSecret: new Uint8Array(32).fill(7),
})

/** Long enough for anything on the loopback, even on a busy machine. */
const within = () => AbortSignal.timeout(20_000)

const HOST = 'app.example.com'

async function joined(options: Partial<ConnectorOptions>, pace: Partial<EdgeOptions> = {}) {
  const { edge, ca, registry } = await startTestEdge(pace)
  const connector = await startConnector({ edge, ca, token: TOKEN, connections: 1, ...options })
  onTestFinished(() => connector.kill())
  const [connection] = registry.admitted.values()
  if (!connection) throw new Error('No connection was admitted.')
  return { connector, registry, streams: connection.streams }
}

const toPort = (port: number) => ({ ingress: [{ service: `http://127.0.0.1:${port}` }] })

const local = (port: number) => ({ address: '127.0.0.1', port })

describe.each(TRANSPORTS)('over %s', (transport) => {
  test('TCP goes both ways whole, and the halves end apart', async () => {
    const { streams } = await joined({ transport })
    const stream = await streams.dial(local(await echoPort()), within())
    const sent = 'vpc'.repeat(1_000_000)
    stream.end(sent)
    expect((await text(stream)) === sent).toBe(true)
  })

  test('a request is answered by the rules of the configuration, and 503 before', async () => {
    const { streams, connector } = await joined({ transport })
    const port = await originPort((request, response) => {
      response.writeHead(201, { 'X-Connector': request.headers['cf-warp-tag-id'] })
      request.pipe(response)
    })
    const request = { method: 'POST', host: HOST, path: '/', body: Buffer.from('hello') }
    expect((await streams.request(request, within())).status).toBe(503)
    expect(await streams.configure(3, toPort(port), within())).toBe(3)
    const { status, headers, body } = await streams.request(request, within())
    expect(status).toBe(201)
    expect(headers).toContainEqual(['x-connector', connector.id])
    expect(await text(body)).toBe('hello')
  })

  test('an older configuration leaves the newer, a malformed one is refused', async () => {
    const { streams } = await joined({ transport })
    await streams.configure(2, { ingress: [] }, within())
    expect(await streams.configure(1, { ingress: [] }, within())).toBe(2)
    const malformed = streams.configure(3, { ingress: 'all' }, within())
    await expect(malformed).rejects.toThrow('no list of ingress rules')
  })

  test('a WebSocket is opened by the rules', async () => {
    const { streams } = await joined({ transport })
    await streams.configure(1, toPort(await webSocketPort()), within())
    const stream = await streams.upgrade({ host: HOST, path: '/socket' }, within())
    stream.write('frame')
    expect(String(await once(stream, 'data'))).toBe('frame')
    stream.destroy()
  })

  test('its own details and logs are served beside the rules', async () => {
    const { streams, connector } = await joined({ transport, hostname: 'db-host' })
    const { status, body } = await streams.request(management('host_details'), within())
    expect(status).toBe(200)
    expect(JSON.parse(await text(body))).toMatchObject({
      connector_id: connector.id,
      hostname: 'db-host',
    })
    const stream = await streams.upgrade(management('logs'), within())
    stream.destroy()
  })

  test('it says good-bye when it stops', async () => {
    const { connector, registry } = await joined({ transport })
    await connector.stop()
    await expect.poll(() => registry.causes).toEqual(['graceful'])
    expect(connector.connections).toBe(0)
  })

  test('frozen it answers nothing, and the edge finds out', { timeout: 30_000 }, async () => {
    const { connector, registry } = await joined({ transport }, { pingEvery: 50, pingTimeout: 500 })
    connector.freeze()
    await expect.poll(() => registry.causes, { timeout: 20_000 }).toEqual(['timeout'])
  })

  test('frozen and thawed at once it goes on', async () => {
    const { connector, streams } = await joined({ transport })
    connector.freeze()
    const answer = streams.configure(1, { ingress: [] }, within())
    connector.thaw()
    expect(await answer).toBe(1)
  })
})

test.each([
  ['http2', /could not connect/],
  ['quic', /^unable to dial tcp to origin .*: connect: connection refused$/],
] as const)('a refused dial over %s is told as far as it can be', async (transport, reason) => {
  const { streams } = await joined({ transport })
  await expect(streams.dial(local(await freePort()), within())).rejects.toThrow(reason)
})

test('over QUIC the virtual resolver answers packets', async () => {
  const resolver = `127.0.0.1:${await udpEchoPort()}`
  const { streams } = await joined({ transport: 'quic', resolver })
  const virtual = { address: '2606:4700:cf1:2000::1', port: 53 }
  expect(await ask(streams, virtual, 'question')).toBe('question')
})

test('a process that ends is noticed at once over HTTP/2, by its silence over QUIC', async () => {
  const http2 = await joined({ transport: 'http2' })
  const quic = await joined({ transport: 'quic' })
  http2.connector.kill()
  quic.connector.kill()
  await expect.poll(() => http2.registry.causes).toEqual(['closed'])
  await expect.poll(() => quic.registry.causes, { timeout: 20_000 }).toEqual(['timeout'])
}, 30_000)

test.each(TRANSPORTS)('a hundred streams at a time go over %s', async (transport) => {
  const { streams } = await joined({ transport })
  const port = await echoPort()
  const echo = async (i: number) => {
    const stream = await streams.dial(local(port), within())
    stream.end(`stream ${i}`)
    return text(stream)
  }
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => echo(i)))
  expect(answers).toEqual(answers.map((_, i) => `stream ${i}`))
})

function management(page: string) {
  const claims = { tun: { id: 't', account_tag: 'a' }, actor: { id: 'console', support: false } }
  const token = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
  const target = { host: 'management.argotunnel.com', path: `/${page}?access_token=${token}` }
  return { ...target, method: 'GET' }
}

async function ask(streams: Streams, to: { address: string; port: number }, question: string) {
  const flow = await streams.openUdp?.(to, within())
  if (!flow) throw new Error('There is no way for packets.')
  const answer = new Promise<string>((resolve) =>
    flow.onMessage((payload) => resolve(Buffer.from(payload).toString())),
  )
  flow.send(Buffer.from(question))
  return answer.finally(() => flow.close())
}
