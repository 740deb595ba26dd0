import type { WebSocket } from 'ws'
import type { LogEntry, Logs } from '../logs.ts'
import { Command, type Filters, logsMessage, passes } from './filters.ts'

/** Why a stream of logs ended. Source: cloudflared's `management/service.go`. */
const CLOSE = {
  replaced: { code: 1000, reason: 'context closed' },
  invalid: { code: 4001, reason: 'expected start_streaming as first event' },
  limit: { code: 4002, reason: 'limit exceeded for streaming sessions' },
  idle: { code: 4003, reason: 'session was idle for too long' },
} as const

/** Entries on their way to a slow reader; what comes beyond is left out. */
const MAX_UNSENT = 30

const PING_EVERY = 15_000

/** The log streams of one connector, of which one actor has one. */
export class Sessions {
  readonly #logs: Logs
  readonly #idleAfter: number
  #streaming: Session | undefined

  /** `idleAfter`: milliseconds a stream stays open that sends nothing. */
  constructor(logs: Logs, idleAfter: number) {
    this.#logs = logs
    this.#idleAfter = idleAfter
  }

  add(socket: WebSocket, actor: string) {
    const session = new Session(socket, actor, this.#logs, this.#idleAfter)
    socket.addEventListener('message', ({ data }) => this.#obey(session, data))
    socket.on('close', () => this.#release(session))
  }

  #obey(session: Session, data: unknown) {
    const command = readCommand(data)
    if (!command) return session.close('invalid')
    if (command.type === 'start_streaming') return this.#start(session, command.filters)
    session.stop()
    this.#release(session)
  }

  #start(session: Session, filters: Filters) {
    const before = this.#streaming
    if (before && before.actor !== session.actor) return session.close('limit')
    this.#streaming = session
    if (before && before !== session) before.close('replaced')
    session.start(filters)
  }

  #release(session: Session) {
    if (this.#streaming === session) this.#streaming = undefined
  }
}

/** One stream of logs to whoever opened the WebSocket. */
class Session {
  readonly actor: string
  readonly #socket: WebSocket
  readonly #logs: Logs
  readonly #idleAfter: number
  #idle: NodeJS.Timeout
  #unsent = 0
  #mute = () => {}

  constructor(socket: WebSocket, actor: string, logs: Logs, idleAfter: number) {
    this.actor = actor
    this.#socket = socket
    this.#logs = logs
    const ping = setInterval(() => socket.ping(), PING_EVERY).unref()
    this.#idleAfter = idleAfter
    this.#idle = this.#startIdle()
    // The error of a peer that broke off is followed by the close.
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#mute()
      clearInterval(ping)
      clearTimeout(this.#idle)
    })
  }

  start(filters: Filters) {
    clearTimeout(this.#idle)
    this.#mute()
    this.#mute = this.#logs.listen((entry) => {
      if (passes(entry, filters)) this.#send(entry)
    })
  }

  stop() {
    this.#mute()
    clearTimeout(this.#idle)
    this.#idle = this.#startIdle()
  }

  close(why: keyof typeof CLOSE) {
    this.#mute()
    const { code, reason } = CLOSE[why]
    this.#socket.close(code, reason)
  }

  #startIdle(): NodeJS.Timeout {
    return setTimeout(() => this.close('idle'), this.#idleAfter).unref()
  }

  #send(entry: LogEntry) {
    if (this.#unsent >= MAX_UNSENT) return
    this.#unsent += 1
    this.#socket.send(logsMessage(entry), () => (this.#unsent -= 1))
  }
}

function readCommand(data: unknown) {
  try {
    return Command.parse(JSON.parse(typeof data === 'string' ? data : ''))
  } catch {
    return undefined
  }
}
