import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { echoPort, freePort, originPort } from '../testing/origins.ts'
import type { LogEntry } from './logs.ts'
import type { TunnelledRequest } from './origin.ts'
import { Service } from './service.ts'

const ID = '00000000-1111-4222-8333-444444444444'

function service(ingress: object[] = [], resolverPort = 53): Service {
  const resolver = { address: '127.0.0.1', port: resolverPort }
  const made = new Service({ connectorId: ID, resolver })
  onTestFinished(() => made.close())
  made.configuration.apply(1, { ingress })
  return made
}

const request = (more: Partial<TunnelledRequest> = {}): TunnelledRequest => ({
  method: 'GET',
  host: 'app.example.com',
  path: '/',
  headers: [],
  body: Readable.from([]),
  upgrade: false,
  ...more,
})

const toPort = (port: number) => [{ service: `http://127.0.0.1:${port}` }]

test('a request reaches the origin as it was, with the connector named', async () => {
  const port = await originPort(({ method, url, headers }, response) => {
    const { host, 'cf-warp-tag-id': connector } = headers
    response.end(JSON.stringify({ method, url, host, connector, own: headers['x-own'] }))
  })
  const answer = await service(toPort(port)).ask(
    request({ path: '/a?b=c', headers: ['X-Own', '1'] }),
  )
  expect(JSON.parse(await text(answer.body))).toEqual({
    method: 'GET',
    url: '/a?b=c',
    host: 'app.example.com',
    connector: ID,
    own: '1',
  })
})

test('bodies go both ways whole', async () => {
  const port = await originPort((incoming, response) => incoming.pipe(response))
  const sent = Buffer.alloc(300_000, 'vpc')
  const chunks = Readable.from([sent.subarray(0, 1000), sent.subarray(1000)])
  const answer = await service(toPort(port)).ask(request({ method: 'POST', body: chunks }))
  expect(sent.equals(await buffer(answer.body))).toBe(true)
})

test('what follows a GET without a length is not sent on', async () => {
  const port = await originPort((_, response) => response.end('fine'))
  const serving = service(toPort(port))
  for (let i = 0; i < 2; i += 1) {
    const answer = await serving.ask(
      request({ body: Readable.from(['GET /stray HTTP/1.1\r\n\r\n']) }),
    )
    expect(answer.status).toBe(200)
    expect(await text(answer.body)).toBe('fine')
  }
})

test('an origin that is not there fails the request', async () => {
  const serving = service(toPort(await freePort()))
  await expect(serving.ask(request())).rejects.toThrow('ECONNREFUSED')
})

test('a rule can answer by itself', async () => {
  expect(await service([{ service: 'http_status:418' }]).ask(request())).toMatchObject({
    status: 418,
  })
})

test('the virtual resolver leads to the real one over TCP', async () => {
  const socket = await service([], await echoPort()).dial('[2606:4700:cf1:2000::1]:53')
  socket.end('question')
  expect(await text(socket)).toBe('question')
})

test('whatever it serves is a line of its log', async () => {
  const serving = service([{ service: 'http_status:200' }])
  const logged: LogEntry[] = []
  serving.logs.listen((entry) => logged.push(entry))
  await serving.ask(request({ path: '/health' }))
  await serving.dial(`127.0.0.1:${await freePort()}`).catch(() => {})
  expect(logged).toMatchObject([
    { event: 'http', level: 'debug', message: 'GET http://app.example.com/health HTTP/1.1' },
    { event: 'tcp', level: 'debug', message: 'tcp proxy stream started' },
  ])
})
