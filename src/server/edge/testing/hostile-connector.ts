import http2, { type ServerHttp2Stream } from 'node:http2'
import { expect } from 'vitest'
import type { QuicStream } from '#server/edge/quic/stream.ts'
import type { Streams } from '#server/edge/registry.ts'
import type { startTestEdge } from './edge.ts'
import { REGISTER } from './frames.ts'
import { dialQuic } from './quic-stranger.ts'
import { dialTls } from './strangers.ts'

/** Connectors that were let in, and answer what the edge opens as they please. */

type Started = Awaited<ReturnType<typeof startTestEdge>>

/** What the edge can send through it. */
export async function joinHostileQuic(
  started: Started,
  answer: (stream: QuicStream) => void,
): Promise<Streams> {
  const { peer } = await dialQuic(started)
  peer.listener = { ...peer.listener, stream: answer }
  peer.open().write(REGISTER)
  return admitted(started)
}

/** What the edge can send through it. */
export async function joinHostileHttp2(
  started: Started,
  answer: (stream: ServerHttp2Stream) => void,
): Promise<Streams> {
  const session = http2.performServerHandshake(await dialTls(started))
  session.on('error', () => {})
  session.once('stream', (control) => {
    control.on('error', () => {})
    control.respond({ ':status': 200 })
    control.write(REGISTER)
    session.on('stream', (stream) => {
      stream.on('error', () => {})
      answer(stream)
    })
  })
  return admitted(started)
}

async function admitted({ registry }: Started): Promise<Streams> {
  await expect.poll(() => registry.admitted.size).toBe(1)
  const [connection] = registry.admitted.values()
  if (!connection) throw new Error('The connector was not admitted.')
  return connection.streams
}
