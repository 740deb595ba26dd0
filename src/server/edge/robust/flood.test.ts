import { expect, onTestFinished, test } from 'vitest'
import { listenHttp2 } from '#server/edge/http2/listener.ts'
import { Strangers } from '#server/edge/strangers.ts'
import { joinBystander } from '#server/edge/testing/bystander.ts'
import { startTestEdge, testIdentity } from '#server/edge/testing/edge.ts'
import { dialQuic, firstPackets } from '#server/edge/testing/quic-stranger.ts'
import { rememberResources } from '#server/edge/testing/resources.ts'
import { closing, dialTcp, dialTls } from '#server/edge/testing/strangers.ts'
import { openUdpClient } from '#server/edge/testing/udp-client.ts'
import type { Transport } from '#server/edge/transport.ts'
import { edgeLog } from '#server/edge/trouble.ts'

const many = <T>(count: number, one: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, one))

test('hundreds of handshakes at once, of every kind and stage, disturb nobody', async () => {
  const started = await startTestEdge({ registerWithin: 3000 })
  const echoes = [await joinBystander(started, 'http2'), await joinBystander(started, 'quic')]
  const nothingLeft = rememberResources()
  const client = await openUdpClient(started.edge)
  const initials = async () => client.send((await firstPackets(started, client.local)).first)
  const [silent, shaken, quic] = await Promise.all([
    many(200, () => dialTcp(started)),
    many(60, () => dialTls(started)),
    many(60, () => dialQuic(started)),
    many(300, initials),
  ])
  for (const echo of echoes) await echo()
  await Promise.all([...silent, ...shaken].map(closing))
  await Promise.all(quic.map((stranger) => stranger.leave()))
  await client.close()
  for (const echo of echoes) await echo()
  await nothingLeft()
  expect(started.registry.claims).toHaveLength(2)
  // Each kind of trouble is told once, however many have it.
  expect(started.lines.toSorted()).toEqual([
    'TLS with 127.0.0.1 failed: TLS handshake timeout',
    'The connection from 127.0.0.1 ended: did not register in time',
  ])
})

test('who has registered is no stranger any more, whoever comes after', async () => {
  const { tls, caPem: ca } = await testIdentity()
  const registered: Transport[] = []
  const options = { host: '127.0.0.1', port: 0, tls, registerWithin: 10_000, maxConnections: 100 }
  const pace = { pingEvery: 10_000, pingTimeout: 10_000 }
  const listener = await listenHttp2(
    { ...options, ...pace, log: edgeLog(() => {}), strangers: new Strangers(2) },
    (transport) => {
      registered.push(transport)
      transport.admitted()
    },
  )
  onTestFinished(() => listener.close())
  const edge = { host: '127.0.0.1', port: listener.port }
  const sockets = []
  for (let i = 0; i < 5; i += 1) {
    sockets.push(await dialTls({ edge, ca }))
    await expect.poll(() => registered).toHaveLength(i + 1)
  }
  expect(sockets.filter((socket) => socket.closed)).toEqual([])
  for (const transport of registered) transport.destroy()
})
