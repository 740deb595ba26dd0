/** One session with the management service of a connector. Source: cloudflared 2026.8.2, `management/`. */
import type { LogLevel } from '#contract/live.ts'
import type { WebSocket } from 'ws'
import type { Streams } from '../edge/registry.ts'
import { MANAGEMENT_HOST } from './access-token.ts'
import { endingOf, ENDINGS } from './endings.ts'
import { hostnameOf } from './host-details.ts'
import { readLines } from './log-line.ts'
import type { Told } from './source.ts'
import { webSocketOver } from './websocket.ts'
import { within } from './within.ts'

/** Milliseconds. */
const OPENING = 10_000

export interface SessionOptions {
  connectorId: string
  /** Of one of its connections. */
  streams: Pick<Streams, 'request' | 'upgrade'>
  /** For the tunnel of this connector. */
  token: string
  /** The least serious level to be sent. */
  level: LogLevel
}

/** Begins a session. Answers the function that ends it, after which nothing is told. */
export function openSession(options: SessionOptions, told: Told): () => void {
  const end = new AbortController()
  void run(options, told, end.signal).then((reason) => {
    if (!end.signal.aborted) told.ended(reason)
  })
  return () => end.abort()
}

/** Resolves with why it is over. */
async function run(options: SessionOptions, told: Told, signal: AbortSignal): Promise<string> {
  const { streams, token } = options
  const path = `/logs?access_token=${token}`
  const hostname = hostnameOf(streams, token, signal)
  try {
    const bytes = await within(OPENING, signal, (opening) =>
      streams.upgrade({ host: MANAGEMENT_HOST, path }, opening),
    )
    const socket = webSocketOver(bytes)
    socket.on('open', async () => start(socket, options.level, told, await hostname))
    return await relay(socket, options, told, signal)
  } catch {
    // The error may tell the path, and so the token.
    return ENDINGS.notOpened
  }
}

/**
 * Asks for the lines. The protocol has no word for "they flow now"; a connector reads in order, so whoever answers the
 * ping has read what came before it. What is told is the name of the machine first, then its lines.
 */
function start(socket: WebSocket, level: LogLevel, told: Told, hostname: string | null): void {
  if (socket.readyState !== socket.OPEN) return
  const flows = onlyOnce(() => told.streaming(hostname))
  socket.once('pong', flows)
  socket.prependOnceListener('message', flows)
  socket.send(JSON.stringify({ type: 'start_streaming', filters: { level } }))
  socket.ping()
}

function onlyOnce(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}

function relay(
  socket: WebSocket,
  { connectorId, token }: SessionOptions,
  told: Told,
  signal: AbortSignal,
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const end = (): void => socket.terminate()
  socket.addEventListener('message', ({ data }) => {
    if (signal.aborted) return
    try {
      for (const line of readLines(connectorId, token, data)) told.line(line)
    } catch {
      resolve(ENDINGS.malformed)
      end()
    }
  })
  socket.on('error', (error) => resolve(isOfFrames(error) ? ENDINGS.malformed : ENDINGS.lost))
  socket.on('close', (code) => resolve(endingOf(code)))
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  return promise
}

/** Whether it is the complaint of `ws` about what it read. */
const isOfFrames = (error: Error): boolean =>
  'code' in error && String(error.code).startsWith('WS_ERR_')
