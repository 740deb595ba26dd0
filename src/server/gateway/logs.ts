/** Live logs of a tunnel in Cloudflare's network, in the words of `LOG_STREAM`. */
import type { Context } from 'hono'
import { LOG_STREAM } from '#contract/log-stream.ts'
import type { LogQuery } from '#contract/query.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import { readQuery } from '../input.ts'
import { createHub, type Hub } from '../logs/hub.ts'
import { LOG_HEADERS, logStream, type LogStreamDeps } from '../logs/log-stream.ts'
import { checkPresent } from '../logs/present.ts'
import { createSeats } from '../logs/seats.ts'
import type { Asker, SideRoute } from '../side.ts'
import { askFor } from './answer.ts'
import { createLogAccess } from './logs-access.ts'
import { lookForConnectors } from './logs-look.ts'
import { openManagementSession, type Connect } from './logs-session.ts'
import { watchConnectors } from './logs-watch.ts'
import type { Asking, Upstream } from './upstream.ts'

export interface CloudflareLogs {
  upstream: Upstream
  /** As `readLogsBase` answers it. */
  base: URL
  /** Aborted when all streams are to end, where there is a time for that. */
  stopping?: AbortSignal
  /**
   * Whether the readers of a connector can share one session, as they should: the service ends that of who opens
   * another. In Workers no request may use the sockets of another, so there each has its own.
   */
  isShared: boolean
  /** The standard WebSocket, unless told otherwise. */
  connect?: Connect
}

/** Who reads, in the words of the path. */
interface Reader {
  account: string
  tunnel: string
  /** A digest of the token. */
  identity: string
  /** Of the token, the tunnel and the request. */
  asking: Asking
  /** Aborted when whoever reads has left. */
  signal: AbortSignal
  query: LogQuery
}

/**
 * The stream of the contract, for who may write tunnels: Cloudflare asks for no less. Two requests to begin with, and
 * what `watchConnectors` adds. Refuses in the API's words, while there is nobody to listen to, and when too many do.
 */
export function cloudflareLogRoute(logs: CloudflareLogs): SideRoute {
  const seatFor = createSeats()
  const hub = createHub()
  return {
    operation: LOG_STREAM,
    async answer(context, asker) {
      const reader = await readerOf(context, asker)
      const seat = seatFor(reader.identity)
      try {
        const deps = await prepare(logs, logs.isShared ? hub : createHub(), reader)
        return new Response(logStream(deps, reader.query, seat), { headers: LOG_HEADERS })
      } catch (error) {
        seat.leave()
        throw error
      }
    },
  }
}

async function readerOf({ req, var: { requestId } }: Context, { token }: Asker): Promise<Reader> {
  const { account = '', tunnel = '' } = req.param()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this very schema made it
  const query = readQuery(LOG_STREAM.query, req.raw.url) as LogQuery
  const asking = { token, reference: requestId, params: { account, tunnel } }
  const { signal } = req.raw
  return { account, tunnel, identity: await digestOf(token), asking, signal, query }
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return new Uint8Array(digest).join('.')
}

async function prepare(
  { upstream, base, stopping, connect = (url) => new WebSocket(url) }: CloudflareLogs,
  hub: Hub,
  { account, tunnel, identity, asking, signal, query }: Reader,
): Promise<LogStreamDeps> {
  const { result: first } = await askFor(upstream, connectorList, { ...asking, signal })
  checkPresent(
    first.map(({ id }) => ({ id: id.toLowerCase() })),
    query.connector,
  )
  const access = createLogAccess(upstream, asking)
  // Whoever may not is told so instead of a stream.
  await access(signal)
  const watch = watchConnectors({
    first,
    look: (ended) => lookForConnectors(upstream, { ...asking, signal: ended }),
    sourceOf: (id, way) => ({
      id,
      key: [identity, account, tunnel, id].join('/').toLowerCase(),
      way,
      open: (level, told) =>
        openManagementSession({ connectorId: id, access, base, connect, level }, told),
    }),
  })
  return { hub, watch, chance: Math.random, ...(stopping && { stopping }) }
}
