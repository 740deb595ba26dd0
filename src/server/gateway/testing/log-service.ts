import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'

/** A session as Cloudflare's management service sees it, once it was asked to stream. */
interface ServiceSession {
  socket: WebSocket
  /** The bytes below the frames. */
  bytes: Duplex
  /** What it was started with. */
  asked: unknown
  path: string
  token: string
  connector: string
  headers: IncomingHttpHeaders
  /** Resolves when it is over. */
  closed: Promise<unknown>
}

/** Answers a handshake by a status instead; undefined lets it be. */
type Refusing = (token: string, connector: string) => number | undefined

/** Cloudflare's management service on this machine: it lets in whoever a test lets in. */
export async function startLogService(refuses: Refusing = () => undefined) {
  const sockets = new WebSocketServer({ noServer: true })
  const sessions: ServiceSession[] = []
  const slots: PromiseWithResolvers<ServiceSession>[] = []
  const slot = (index: number) => (slots[index] ??= Promise.withResolvers())
  const server = createServer()
  server.on('upgrade', (request, bytes: Duplex, head) => {
    const { pathname: path, searchParams } = new URL(request.url ?? '', 'ws://any.invalid')
    const token = searchParams.get('access_token') ?? ''
    const connector = searchParams.get('connector_id') ?? ''
    const status = refuses(token, connector)
    if (status !== undefined) {
      bytes.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, bytes, head, (socket) => {
      // A session that ends without a farewell is not of interest here.
      socket.on('error', () => {})
      const closed = once(socket, 'close')
      socket.once('message', (data: Buffer) => {
        const asked: unknown = JSON.parse(data.toString())
        const { headers } = request
        const session = { socket, bytes, asked, path, token, connector, headers, closed }
        slot(sessions.push(session) - 1).resolve(session)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets.clients) socket.terminate()
    server.close()
    await once(server, 'close')
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo
  return {
    base: new URL(`ws://127.0.0.1:${port}`),
    sessions,
    /** Resolves when the session with this number, from 0, was asked to stream. */
    session: (index: number) => slot(index).promise,
  }
}
