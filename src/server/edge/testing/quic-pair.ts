import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openIdentity } from '#server/edge/ca.ts'
import { QuicEndpoint } from '#server/edge/quic/endpoint.ts'
import type { QuicPeer } from '#server/edge/quic/peer.ts'
import { quicConfig } from '#server/edge/quic/settings.ts'
import type { QuicStream } from '#server/edge/quic/stream.ts'
import { SERVER_NAMES } from '#server/edge/server-names.ts'
import { engine } from './quic-stranger.ts'

const LOOPBACK = { host: '127.0.0.1', port: 0 }

/** Two ends of one QUIC connection, which end with the test. */
export async function quicPair() {
  const folder = await mkdtemp(join(tmpdir(), 'quic-'))
  const { caPem: ca, tls } = await openIdentity(folder, new Date())
  await rm(folder, { recursive: true })
  const quiche = await engine()
  const [far, near] = await Promise.all([
    QuicEndpoint.bind(quiche, LOOPBACK),
    QuicEndpoint.bind(quiche, LOOPBACK),
  ])
  const accepted = Promise.withResolvers<QuicPeer>()
  const config = quicConfig(quiche, tls, 100)
  far.listen({ config, maxConnections: 10, accept: accepted.resolve })
  const client = near.connect(far.address, SERVER_NAMES.quic, quicConfig(quiche, { ca }, 100))
  onTestFinished(async () => {
    await Promise.all([far.close(), near.close()])
  })
  await new Promise<void>((resolve) => (client.listener = { established: resolve }))
  return { client, server: await accepted.promise }
}

/** Both ends of a stream: what the client opens, and what the server is told of once it is used. */
export async function streamPair() {
  const { client, server } = await quicPair()
  const arrived = new Promise<QuicStream>((stream) => (server.listener = { stream }))
  const near = client.open()
  near.write('hello')
  const far = await arrived
  return { client, server, near, far }
}
