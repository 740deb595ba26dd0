import type { Streams, UdpFlow } from '#server/edge/registry.ts'
import type { Connections, ReachConnection } from '../connections.ts'

const missing = () => Promise.reject(new Error('no part of this test'))

const NOTHING: Streams = { dial: missing, request: missing, upgrade: missing, configure: missing }

/** A connection over QUIC, or over HTTP/2 where it has no `openUdp`, that does what is given. */
export function connection(id: string, streams: Partial<Streams>): ReachConnection {
  return { connectorId: `connector of ${id}`, streams: { ...NOTHING, ...streams } }
}

/** The tunnel `t1` has these connections; no other tunnel has any. */
export const tunnelOf =
  (...connections: ReachConnection[]): Connections =>
  (tunnel) =>
    tunnel === 't1' ? connections : []

export interface FakeFlow extends UdpFlow {
  sent: Buffer[]
  isClosed: boolean
}

/** A flow that receives for each message sent, the nth from 1 on, what the function gives. */
export function fakeFlow(reply: (message: Buffer, nth: number) => Uint8Array[]): FakeFlow {
  let listener: ((payload: Uint8Array) => void) | undefined
  const flow: FakeFlow = {
    sent: [],
    isClosed: false,
    send(payload) {
      const message = Buffer.from(payload)
      flow.sent.push(message)
      for (const it of reply(message, flow.sent.length)) queueMicrotask(() => listener?.(it))
    },
    onMessage(it) {
      listener = it
    },
    close() {
      flow.isClosed = true
    },
  }
  return flow
}
