import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2'
import { Duplex, pipeline } from 'node:stream'
import { json } from 'node:stream/consumers'
import * as z from 'zod/mini'
import { join } from '../serve/join.ts'
import type { Service } from '../serve/service.ts'
import type { StreamKind } from './kinds.ts'
import { packHeaders, userHeaders } from './user-headers.ts'

/** How the edge tells a connector's answers from an origin's. */
const META = 'cf-cloudflared-response-meta'
const FROM_ORIGIN = JSON.stringify({ src: 'origin' })
const FROM_CONNECTOR = JSON.stringify({ src: 'cloudflared' })

const Update = z.object({ version: z.number(), config: z.unknown() })

type Kind = Exclude<StreamKind, 'control'>
type Serve = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, service: Service) => unknown

const SERVE: Record<Kind, Serve> = {
  configuration: configure,
  tcp: dial,
  http: (...all) => proxy(...all, false),
  websocket: (...all) => proxy(...all, true),
}

/** Answers what the edge opened. Of what fails it says no more than cloudflared: 502. */
export async function serveStream(
  kind: Kind,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  service: Service,
) {
  try {
    await SERVE[kind](stream, headers, service)
  } catch {
    if (stream.destroyed) return
    stream.respond({ ':status': 502, [META]: FROM_CONNECTOR }, { endStream: true })
  }
}

async function configure(stream: ServerHttp2Stream, _: IncomingHttpHeaders, service: Service) {
  const { version, config } = Update.parse(await json(stream))
  const applied = service.configuration.apply(version, config)
  const answer = { lastAppliedVersion: applied.version, err: applied.error ?? null }
  stream.respond({ ':status': 200, [META]: FROM_ORIGIN })
  stream.end(JSON.stringify(answer))
}

async function dial(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, service: Service) {
  const socket = await service.dial(headers[':authority'] ?? '')
  if (!stream.destroyed) stream.respond({ ':status': 200, [META]: FROM_ORIGIN })
  join(stream, socket)
}

async function proxy(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  service: Service,
  upgrade: boolean,
) {
  const answer = await service.ask({
    method: headers[':method'] ?? 'GET',
    host: headers[':authority'] ?? '',
    path: headers[':path'] ?? '/',
    headers: userHeaders(headers),
    body: upgrade ? undefined : stream,
    upgrade,
  })
  if (stream.destroyed) return answer.body.destroy()
  // HTTP/2 has no 101.
  const status = answer.status === 101 ? 200 : answer.status
  stream.respond({ ':status': status, ...packHeaders(answer.headers), [META]: FROM_ORIGIN })
  if (answer.body instanceof Duplex) return join(stream, answer.body)
  return pipeline(answer.body, stream, () => {})
}
