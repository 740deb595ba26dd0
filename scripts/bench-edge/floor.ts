import tls from 'node:tls'
import { once } from 'node:events'
import { openIdentity } from '#server/edge/ca.ts'
import { QuicEndpoint } from '#server/edge/quic/endpoint.ts'
import { loadQuiche } from '#server/edge/quic/quiche.ts'
import { quicConfig } from '#server/edge/quic/settings.ts'
import { memoryInUse } from './memory-in-use.ts'
import type { Target } from './open-edge.ts'
import { serve } from './worker.ts'

/** The least that a connection needs: handshakes on TLS and QUIC sockets that nobody uses. */

const HOST = '127.0.0.1'

const handlers = {
  async start(home: string): Promise<Record<'http2' | 'quic', Target>> {
    const { caPem: ca, tls: identity } = await openIdentity(home, new Date())
    const server = tls.createServer(identity, (socket) => socket.on('error', () => {}))
    server.listen(0, HOST)
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    const quic = await listenQuic(identity)
    return { http2: { edge: { host: HOST, port: address.port }, ca }, quic: { edge: quic, ca } }
  },
  memory: memoryInUse,
}

export type Floor = typeof handlers

async function listenQuic(identity: { key: string; cert: string }) {
  const quiche = await loadQuiche()
  if (!quiche) throw new Error('QUIC is not available on this machine.')
  const endpoint = await QuicEndpoint.bind(quiche, { host: HOST, port: 0 })
  const config = quicConfig(quiche, identity, 1)
  endpoint.listen({ config, maxConnections: 4096, accept: () => {} })
  return endpoint.address
}

serve(handlers)
