import { once } from 'node:events'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { type Duplex, duplexPair, Readable } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { LocalConnector } from '../local-watch.ts'

/** A session as a connector sees it, once it was asked to stream. */
export interface FakeSession {
  socket: WebSocket
  /** The bytes below the frames. */
  bytes: Duplex
  /** What it was started with. */
  asked: unknown
  token: string
  /** Resolves when it is over. */
  closed: Promise<unknown>
}

const server = new WebSocketServer({ noServer: true })

/** A connector that streams what a test tells it to. */
export class FakeConnector {
  readonly id: string
  readonly hostname: string
  /** By which connection it is reached. */
  streams: LocalConnector['streams']
  readonly #slots: PromiseWithResolvers<FakeSession>[] = []
  #sessions = 0

  constructor(id: string, hostname = 'host-of-' + id) {
    this.id = id
    this.hostname = hostname
    this.streams = this.newStreams()
  }

  /** How many sessions it was asked for. */
  get sessions(): number {
    return this.#sessions
  }

  /** Resolves when the session with this number, from 0, was asked to stream. */
  session(index: number): Promise<FakeSession> {
    return this.#slot(index).promise
  }

  /** Another connection of it. */
  newStreams(): LocalConnector['streams'] {
    return {
      upgrade: ({ path }) => this.#upgrade(path),
      request: async () => ({
        status: 200,
        headers: [],
        body: Readable.from([Buffer.from(JSON.stringify({ hostname: this.hostname }))]),
      }),
    }
  }

  #slot(index: number): PromiseWithResolvers<FakeSession> {
    return (this.#slots[index] ??= Promise.withResolvers())
  }

  async #upgrade(path: string): Promise<Duplex> {
    const { near, far } = bytesBetween()
    const slot = this.#slot(this.#sessions)
    this.#sessions += 1
    const token = new URL(path, 'https://any.invalid').searchParams.get('access_token') ?? ''
    server.handleUpgrade(handshake(), far, Buffer.alloc(0), (socket) => {
      // A stream that ends without a farewell is not of interest here.
      socket.on('error', () => {})
      const closed = once(socket, 'close')
      socket.once('message', (data) => {
        slot.resolve({ socket, bytes: far, asked: JSON.parse(textOf(data)), token, closed })
      })
    })
    // The edge reads the answer to the handshake itself.
    await once(near, 'readable')
    near.read()
    return near
  }
}

const textOf = (data: unknown): string => (Buffer.isBuffer(data) ? data.toString() : '')

/** Two ends of one line: when one is gone, so is the other. */
function bytesBetween(): { near: Duplex; far: Duplex } {
  const [near, far] = duplexPair()
  near.on('close', () => far.destroy())
  far.on('close', () => near.destroy())
  return { near, far }
}

function handshake(): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.headers = {
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
  }
  return request
}
