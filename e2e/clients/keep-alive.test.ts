import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startServer } from '../support/server.ts'

test('who keeps connections open is served after a body that was too large', async () => {
  await using server = await startServer()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const path = `/client/v4/accounts/${server.accountId}/cfd_tunnel`
  const headers = { authorization: `Bearer ${server.tokenOf('Admin')}` }
  async function ask(method: string, body: string) {
    const asked = request(server.url, { agent, path, method, headers })
    asked.end(body)
    const [response] = await once(asked, 'response')
    return { status: response.statusCode, header: response.headers, body: await text(response) }
  }
  for (let times = 0; times < 3; times += 1) {
    const refused = await ask('POST', 'x'.repeat(1_500_000))
    expect([refused.status, refused.header.connection]).toEqual([413, 'close'])
    expect((await ask('GET', '')).status).toBe(200)
  }
  agent.destroy()
})

test.each([
  ['nothing', ''],
  ['half a header', 'GET / HTTP/1.1\r\nHost: 127'],
  ['half a body', 'POST /client/v4/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{'],
])('a server that is told to end does not wait for who sent %s', async (_, sent) => {
  await using server = await startServer()
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(sent)
  await fetch(server.url)
  const began = performance.now()
  expect(await server.stop()).toBe(0)
  expect(performance.now() - began).toBeLessThan(4000)
})
