/**
 * One session with the management service of a connector, which Cloudflare leads to. Source: cloudflared 2026.8.2,
 * `management/` and `cmd/cloudflared/tail`. It runs in Workers as well, so it asks of a WebSocket what is standard.
 */
import type { LogLevel } from '#contract/live.ts'
import { endingOf, ENDINGS } from '../logs/endings.ts'
import { readLines } from '../logs/log-line.ts'
import type { Told } from '../logs/source.ts'
import type { LogAccess } from './logs-access.ts'
import { mayBeOver } from './token-state.ts'

/** Milliseconds. */
const OPENING = 10_000
/**
 * Milliseconds. The protocol has no word for "they flow now", and the standard WebSocket has no pings to be answered.
 * A connector that refuses does so as soon as it has read the wish, so one that is still there after a while, or has
 * sent a line, streams.
 */
const SETTLED = 1000

/** As much of a WebSocket as a session takes. */
export interface LogSocket {
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { code: number }) => void): void
  send(text: string): void
  close(): void
}

/** Begins a WebSocket. */
export type Connect = (url: URL) => LogSocket

export interface ManagementSession {
  connectorId: string
  access: LogAccess
  /** Of Cloudflare's management service, as `readLogsBase` answers it. */
  base: URL
  connect: Connect
  /** The least serious level to be sent. */
  level: LogLevel
}

/** Begins a session. Answers the function that ends it, after which nothing is told. */
export function openManagementSession(session: ManagementSession, told: Told): () => void {
  const end = new AbortController()
  void run(session, told, end.signal).then((reason) => {
    if (!end.signal.aborted) told.ended(reason)
  })
  return () => end.abort()
}

/** Resolves with why it is over. */
async function run(session: ManagementSession, told: Told, signal: AbortSignal): Promise<string> {
  const { access, base, connect, connectorId } = session
  try {
    const token = await access()
    signal.throwIfAborted()
    return await relay(connect(addressOf(base, token, connectorId)), token, session, told, signal)
  } catch (error) {
    // It is not repeated, for it may tell the address, and so the token.
    return mayBeOver(error) ? ENDINGS.refused : ENDINGS.notOpened
  }
}

/** The protocol wants the token in the address. */
function addressOf(base: URL, token: string, connectorId: string): URL {
  const url = new URL('/logs', base)
  url.searchParams.set('access_token', token)
  url.searchParams.set('connector_id', connectorId)
  return url
}

function relay(
  socket: LogSocket,
  token: string,
  { connectorId, level }: ManagementSession,
  told: Told,
  signal: AbortSignal,
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  let state: 'begun' | 'streaming' | 'over' = 'begun'
  let timer = setTimeout(() => end(ENDINGS.notOpened), OPENING)

  function end(reason: string): void {
    if (state === 'over') return
    state = 'over'
    clearTimeout(timer)
    socket.close()
    resolve(reason)
  }

  function start(): void {
    if (state === 'over') return
    socket.send(JSON.stringify({ type: 'start_streaming', filters: { level } }))
    clearTimeout(timer)
    timer = setTimeout(flows, SETTLED)
  }

  function flows(): void {
    if (state !== 'begun') return
    state = 'streaming'
    told.streaming(null)
  }

  function read({ data }: { data: unknown }): void {
    if (state === 'over') return
    flows()
    try {
      for (const line of readLines(connectorId, token, data)) told.line(line)
    } catch {
      end(ENDINGS.malformed)
    }
  }

  /** Also what has a wrong token, or frames that are none: the standard WebSocket does not tell them apart. */
  const breakOff = (): void => end(state === 'streaming' ? ENDINGS.lost : ENDINGS.notOpened)

  function close({ code }: { code: number }): void {
    const reason = endingOf(code)
    if (reason === ENDINGS.lost) breakOff()
    else end(reason)
  }

  socket.addEventListener('open', start)
  socket.addEventListener('message', read)
  socket.addEventListener('error', breakOff)
  socket.addEventListener('close', close)
  signal.addEventListener('abort', () => end(ENDINGS.stopped))
  return promise
}
