import { connectorWords } from '../connector-words.ts'
import { DialRefused, type Streams, socketAddressText } from '../registry.ts'
import { notUpgraded, websocketHeaders } from '../websocket-handshake.ts'
import { configureBy } from './configure.ts'
import { type ConnectRequest, readConnectResponse, writeConnectRequest } from './connect.ts'
import { type Metadata, headersOf, requestMetadata, statusOf, urlOf } from './http-metadata.ts'
import type { QuicPeer } from './peer.ts'
import type { UdpFlows } from './udp-flows.ts'
import { openWithin } from './open-within.ts'

/** What the edge sends a connector over QUIC: each on a stream of its own, which the edge opens. */
export function streamsOver(peer: QuicPeer, flows: UdpFlows): Streams {
  const open = (request: ConnectRequest, signal: AbortSignal, body?: Uint8Array) =>
    openWithin(peer, signal, async (stream, bytes) => {
      stream.write(writeConnectRequest(request))
      if (body) stream.end(body)
      return { stream, response: await readConnectResponse(bytes) }
    })
  const ask = async (request: ConnectRequest, signal: AbortSignal, body?: Uint8Array) => {
    const { stream, response } = await open(request, signal, body)
    if (response.error === '') return { stream, answer: response.metadata }
    stream.destroy()
    throw new Error(connectorWords(response.error))
  }
  return {
    async dial(to, signal) {
      const request: ConnectRequest = { type: 'tcp', dest: socketAddressText(to), metadata: [] }
      const { stream, response } = await open(request, signal)
      if (response.error === '') return stream.strict()
      stream.destroy()
      throw new DialRefused(connectorWords(response.error))
    },
    async request({ method, body = new Uint8Array(), ...target }, signal) {
      // Without its length the body would be dropped.
      const length: Metadata = [['HttpHeader:Content-Length', String(body.length)]]
      const metadata = [...requestMetadata(target, method), ...length]
      const { stream, answer } = await ask(
        { type: 'http', dest: urlOf(target), metadata },
        signal,
        body,
      )
      return { status: statusOf(answer), headers: headersOf(answer), body: stream }
    },
    async upgrade(target, signal) {
      const headers = { ...target.headers, ...websocketHeaders() }
      const metadata = requestMetadata({ ...target, headers }, 'GET')
      const { stream, answer } = await ask(
        { type: 'websocket', dest: urlOf(target), metadata },
        signal,
      )
      if (statusOf(answer) === 101) return stream.strict()
      stream.destroy()
      throw notUpgraded(statusOf(answer))
    },
    configure: (version, config, signal) => configureBy(peer, version, config, signal),
    openUdp: (to, signal) => flows.open(to, signal),
  }
}
