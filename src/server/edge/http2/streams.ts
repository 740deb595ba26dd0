import type http2 from 'node:http2'
import { once } from 'node:events'
import { addAbortSignal } from 'node:stream'
import * as z from 'zod/mini'
import { shortText } from '../../short-text.ts'
import { connectorWords } from '../connector-words.ts'
import { DialRefused, type Streams, type TunnelTarget, socketAddressText } from '../registry.ts'
import { notUpgraded, websocketHeaders } from '../websocket-handshake.ts'
import { readUserHeaders } from './user-headers.ts'

/**
 * What the edge sends a connector over HTTP/2, told apart by headers that cloudflared 2026.8.2
 * reads in its `connection/http2.go`.
 */

/** Says what a request is, when it is none of a user. */
const UPGRADE = 'cf-cloudflared-proxy-connection-upgrade'

const CONTROL_STREAM = { ':authority': 'edge.invalid', [UPGRADE]: 'control-stream' }

/** The answer to a configuration is a version and a sentence. */
const MAX_CONFIGURED = 64 * 1024

/** Go writes most errors as an empty object. */
const Configured = z.object({ lastAppliedVersion: z.number(), err: z.unknown() })

type Opened = {
  stream: http2.ClientHttp2Stream
  headers: http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader
}

/** The control stream, which the edge opens, and must do first. */
export function openControl(session: http2.ClientHttp2Session): http2.ClientHttp2Stream {
  return begin(session, CONTROL_STREAM)
}

/** What the edge sends a connector over HTTP/2: each on a stream of the session. */
export function streamsOver(session: http2.ClientHttp2Session): Streams {
  const open = async (
    headers: http2.OutgoingHttpHeaders,
    signal: AbortSignal,
    body?: Uint8Array,
  ) => {
    signal.throwIfAborted()
    const stream = begin(session, headers)
    if (body) stream.end(body)
    return opened(stream, signal)
  }
  return {
    async dial(to, signal) {
      const target = socketAddressText(to)
      const { stream, headers } = await open(
        { ':authority': target, 'cf-cloudflared-proxy-src': 'edge' },
        signal,
      )
      if (headers[':status'] === 200) return stream
      stream.destroy()
      // Over HTTP/2 a connector tells no reason.
      throw new DialRefused(`the connector could not connect to ${target}`)
    },
    async request({ method, body = new Uint8Array(), ...target }, signal) {
      const { stream, headers } = await open(
        { ...requestHeaders(target), ':method': method },
        signal,
        body,
      )
      return { status: headers[':status'] ?? 0, headers: readUserHeaders(headers), body: stream }
    },
    async upgrade(target, signal) {
      const asked = { ...requestHeaders(target), ...websocketHeaders(), [UPGRADE]: 'websocket' }
      const { stream, headers } = await open(asked, signal)
      if (headers[':status'] === 200) return stream
      stream.destroy()
      throw notUpgraded(headers[':status'] ?? 0)
    },
    async configure(version, config, signal) {
      const body = Buffer.from(JSON.stringify({ version, config }))
      const asked = {
        ':method': 'PUT',
        ':authority': 'edge.invalid',
        [UPGRADE]: 'update-configuration',
      }
      const { stream } = await open(asked, signal, body)
      const { lastAppliedVersion, err } = Configured.parse(
        JSON.parse(await shortText(addAbortSignal(signal, stream), MAX_CONFIGURED)),
      )
      if (err)
        throw new Error(
          typeof err === 'string' ? connectorWords(err) : 'the connector cannot use it',
        )
      return lastAppliedVersion
    },
  }
}

function requestHeaders({ host, path, headers }: TunnelTarget) {
  return { ...headers, ':authority': host, ':path': path }
}

function begin(session: http2.ClientHttp2Session, headers: http2.OutgoingHttpHeaders) {
  const all = { ':method': 'GET', ':scheme': 'https', ':path': '/', ...headers }
  const stream = session.request(all, { endStream: false })
  // Whoever reads it sees the error too; one that nobody reads must not end the process.
  stream.on('error', () => {})
  return stream
}

async function opened(stream: http2.ClientHttp2Stream, signal: AbortSignal): Promise<Opened> {
  const abort = () => stream.destroy(new Error('aborted', { cause: signal.reason }))
  signal.addEventListener('abort', abort)
  const closed = () => stream.emit('error', new Error('the connection ended'))
  stream.once('close', closed)
  try {
    const [headers] = await once(stream, 'response')
    return { stream, headers }
  } finally {
    signal.removeEventListener('abort', abort)
    stream.off('close', closed)
  }
}
