import { once } from 'node:events'
import http2 from 'node:http2'
import tls from 'node:tls'
import { SERVER_NAMES } from '#server/edge/server-names.ts'
import type { Carrier, CarrierOptions } from '../carrier.ts'
import type { Service } from '../serve/service.ts'
import { handleOf } from './freeze.ts'
import { kindOf } from './kinds.ts'
import { serveStream } from './serve.ts'

/** How much the edge may send before it is read, of one stream and of all. */
const STREAM_WINDOW = 1024 * 1024
const SESSION_WINDOW = 16 * 1024 * 1024

const SETTINGS = {
  settings: { initialWindowSize: STREAM_WINDOW, maxConcurrentStreams: 2 ** 32 - 1 },
  /** In megabytes; the 10 of the default end a session with hundreds of busy streams. */
  maxSessionMemory: 256,
}

/**
 * Dials the edge and waits for it to open the control stream. Over HTTP/2 the side that dialled is
 * the server.
 */
export async function dialHttp2({ edge, ca, service }: CarrierOptions): Promise<Carrier> {
  const socket = tls.connect({ ...edge, ca, servername: SERVER_NAMES.http2 })
  await once(socket, 'secureConnect')
  socket.setNoDelay(true)
  const session = http2.performServerHandshake(socket, SETTINGS)
  session.setLocalWindowSize(SESSION_WINDOW)
  session.on('error', () => session.destroy())
  const control = await serveSession(session, service)
  const hangUp = async () => {
    if (session.destroyed) return
    const closed = once(session, 'close')
    session.destroy()
    socket.destroy()
    await closed
  }
  return {
    control,
    onClose(listener) {
      if (session.destroyed) listener()
      else session.once('close', listener)
    },
    close: hangUp,
    destroy: hangUp,
    freeze: () => handleOf(socket).readStop(),
    thaw: () => handleOf(socket).readStart(),
  }
}

function serveSession(session: http2.ServerHttp2Session, service: Service) {
  return new Promise<http2.ServerHttp2Stream>((resolve, reject) => {
    session.on('stream', (stream, headers) => {
      // Whoever reads it sees the error too; one that nobody reads must not end the process.
      stream.on('error', () => {})
      const kind = kindOf(headers)
      if (kind === 'control') {
        stream.respond({ ':status': 200 })
        resolve(stream)
      } else void serveStream(kind, stream, headers, service)
    })
    session.once('close', () => reject(new Error('The edge hung up before it asked who is there.')))
  })
}
