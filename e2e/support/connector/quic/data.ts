import { Duplex, pipeline } from 'node:stream'
import type { ConnectRequest } from '#server/edge/quic/connect.ts'
import type { Metadata } from '#server/edge/quic/http-metadata.ts'
import type { PrefixReader } from '#server/edge/quic/prefix-reader.ts'
import { join } from '../serve/join.ts'
import { type Answer, type TunnelledRequest, saysLength } from '../serve/origin.ts'
import type { Service } from '../serve/service.ts'
import { readConnectRequest, writeConnectResponse } from './messages.ts'

const HEADER = 'HttpHeader:'

/** Serves what the edge asks for on a data stream, or answers with the reason why not. */
export async function serveData(stream: Duplex, bytes: PrefixReader, service: Service) {
  const request = await readConnectRequest(bytes)
  bytes.release()
  try {
    await (request.type === 'tcp' ? dial(stream, request, service) : ask(stream, request, service))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // Of what the edge still sends, nothing is wanted any more.
    stream.end(writeConnectResponse({ error: reason, metadata: [] }), () => stream.destroy())
  }
}

async function dial(stream: Duplex, { dest }: ConnectRequest, service: Service) {
  const socket = await service.dial(dest)
  stream.write(writeConnectResponse({ error: '', metadata: [] }))
  join(stream, socket)
}

async function ask(stream: Duplex, request: ConnectRequest, service: Service) {
  const answer = await service.ask(readRequest(request, stream))
  stream.write(writeConnectResponse({ error: '', metadata: metadataOf(answer) }))
  if (answer.body instanceof Duplex) join(stream, answer.body)
  else pipeline(answer.body, stream, () => {})
}

/** Source: `buildHTTPRequest` in cloudflared's `connection/quic_connection.go`. */
function readRequest({ type, dest, metadata }: ConnectRequest, stream: Duplex): TunnelledRequest {
  const { pathname, search } = new URL(dest)
  const named = new Map(metadata)
  const headers = metadata
    .filter(([key]) => key.startsWith(HEADER))
    .flatMap(([key, value]) => [key.slice(HEADER.length), value])
  const upgrade = type === 'websocket'
  const hasBody = !upgrade && saysLength(headers)
  // A body without a length is dropped.
  if (!upgrade && !hasBody) stream.resume()
  return {
    method: named.get('HttpMethod') ?? 'GET',
    host: named.get('HttpHost') ?? '',
    path: pathname + search,
    headers,
    body: hasBody ? stream : undefined,
    upgrade,
  }
}

function metadataOf({ status, headers }: Answer): Metadata {
  const metadata: Metadata = [['HttpStatus', String(status)]]
  for (let i = 0; i + 1 < headers.length; i += 2) {
    metadata.push([HEADER + headers[i], headers[i + 1] ?? ''])
  }
  return metadata
}
