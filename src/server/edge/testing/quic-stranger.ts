import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { QuicEndpoint } from '#server/edge/quic/endpoint.ts'
import type { Address, QuicPeer } from '#server/edge/quic/peer.ts'
import { type Quiche, loadQuiche } from '#server/edge/quic/quiche.ts'
import { quicConfig } from '#server/edge/quic/settings.ts'
import { SERVER_NAMES } from '#server/edge/server-names.ts'
import type { TransportEnd } from '#server/edge/transport.ts'

/** Peers over QUIC that are no connectors, in several stages of pretending. */

interface Target {
  edge: Address
  ca: string
}

/** Streams the edge may open at a time. */
const EDGE_STREAMS = 1000

const LOOPBACK = { host: '127.0.0.1', port: 0 }

/** The engine, which has to be there: the tests are for machines that have it. */
export async function engine(): Promise<Quiche> {
  const quiche = await loadQuiche()
  if (!quiche) throw new Error('QUIC is not available on this machine.')
  return quiche
}

interface Stranger {
  peer: QuicPeer
  /** When and how the edge hung up. */
  over: Promise<TransportEnd>
  /** Hangs up, and closes the socket. */
  leave(): Promise<void>
}

/** Finishes the handshake, and does nothing further. Waits for ever where the edge ends it before. */
export async function dialQuic({ edge, ca }: Target): Promise<Stranger> {
  const quiche = await engine()
  const endpoint = await QuicEndpoint.bind(quiche, LOOPBACK)
  onTestFinished(() => leave())
  const peer = endpoint.connect(edge, SERVER_NAMES.quic, quicConfig(quiche, { ca }, EDGE_STREAMS))
  let left: Promise<void> | undefined
  const leave = () => (left ??= endpoint.close())
  const over = Promise.withResolvers<TransportEnd>()
  const established = Promise.withResolvers<void>()
  peer.listener = { established: established.resolve, over: over.resolve }
  await established.promise
  return { peer, over: over.promise, leave }
}

/**
 * The packets a client begins with: the first, and what it sends when it is asked to show that it
 * receives what is sent to it.
 */
export async function firstPackets({ edge, ca }: Target, local: Address) {
  const quiche = await engine()
  const config = quicConfig(quiche, { ca }, EDGE_STREAMS)
  const id = randomBytes(20)
  const native = quiche.Connection.connect(SERVER_NAMES.quic, id, local, edge, config)
  const next = () => {
    const packet = Buffer.alloc(1350)
    const sent = native.send(packet)
    if (sent === null) throw new Error('There is nothing to send.')
    return packet.subarray(0, sent[0])
  }
  return {
    first: next(),
    afterRetry: (retry: Uint8Array) => {
      native.recv(retry, { from: edge, to: local })
      return next()
    },
  }
}
