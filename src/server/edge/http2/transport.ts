import http2 from 'node:http2'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { Streams } from '../registry.ts'
import { plainIp } from '../rpc/wire-ids.ts'
import type { Transport, TransportEnd } from '../transport.ts'
import { type Pace, startHeartbeat } from './heartbeat.ts'
import { openControl, streamsOver } from './streams.ts'

/** How much a connector may send before it is read, of one stream and of all; 64 KiB would throttle. */
const STREAM_WINDOW = 1024 * 1024
const SESSION_WINDOW = 16 * 1024 * 1024

/**
 * One connection of a connector, over HTTP/2. The roles are turned round: the connector dialled,
 * and is the HTTP/2 server; the edge opens the streams, the control stream first.
 */
export class Http2Transport implements Transport {
  readonly kind = 'http2'
  readonly peerIp: string
  readonly control: Duplex
  readonly streams: Streams
  readonly #socket: TLSSocket
  readonly #session: http2.ClientHttp2Session
  readonly #pace: Pace
  #tell: ((end: TransportEnd) => void) | undefined
  readonly #leave: () => void
  #stopHeartbeat = () => {}

  /** `leave`: to be called when it is no stranger any more. */
  constructor(socket: TLSSocket, pace: Pace, leave: () => void) {
    this.#pace = pace
    this.#leave = leave
    this.#socket = socket
    this.peerIp = plainIp(socket.remoteAddress ?? '')
    this.#session = http2.connect('https://edge.invalid', {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
    })
    this.#session.once('connect', () => this.#session.setLocalWindowSize(SESSION_WINDOW))
    this.#session.on('error', (error) => this.#over({ cause: 'closed', trouble: error.message }))
    this.#session.on('close', () => this.#over({ cause: 'closed' }))
    this.control = openControl(this.#session)
    this.streams = streamsOver(this.#session)
  }

  onOver(listener: (end: TransportEnd) => void) {
    this.#tell = listener
  }

  admitted() {
    this.#leave()
    const silent = () => this.#over({ cause: 'timeout', trouble: 'a ping stayed unanswered' })
    this.#stopHeartbeat = startHeartbeat(this.#session, this.#pace, silent).stop
  }

  destroy() {
    this.#stopHeartbeat()
    this.#session.destroy()
    // After a peer's GOAWAY the session would only end its half, and wait for the peer's for ever.
    this.#socket.destroy()
  }

  #over(end: TransportEnd) {
    this.destroy()
    this.#tell?.(end)
    this.#tell = undefined
  }
}
