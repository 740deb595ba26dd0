/** The logs' side: sessions over WebSocket, in cloudflared's management protocol. */
import type { WebSocket } from 'ws'
import * as z from 'zod'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
const EVENTS = ['cloudflared', 'http', 'tcp', 'udp'] as const

export const LineWords = z.strictObject({
  time: z.string().optional(),
  level: z.enum(LEVELS).default('info'),
  event: z.enum(EVENTS).default('cloudflared'),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()).default({}),
})
type Line = z.output<typeof LineWords>

const Filters = z.strictObject({
  events: z.array(z.enum(EVENTS)).optional(),
  level: z.enum(LEVELS).optional(),
  sampling: z.number().min(0).max(1).optional(),
})
const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start_streaming'), filters: Filters.optional() }),
  z.strictObject({ type: z.literal('stop_streaming') }),
])

/** Why a connector ends a session. */
export const CLOSING = {
  notStarted: [4001, 'expected start_streaming as first event'],
  limit: [4002, 'limit exceeded for streaming sessions'],
  idle: [4003, 'no activity received'],
} as const

interface Session {
  socket: WebSocket
  tunnel: string
  connector: string
  actor: string
  filters: z.output<typeof Filters>
}

export class LogSessions {
  readonly #streaming = new Map<WebSocket, Session>()
  readonly #open = new Set<WebSocket>()

  /** Takes a socket that was let in; `breach` hears of what is not the protocol. */
  add(of: Omit<Session, 'filters'>, breach: (what: string) => void): void {
    const { socket } = of
    this.#open.add(socket)
    const pinging = setInterval(() => socket.ping(), 15_000).unref()
    socket.on('message', (data: Buffer) => this.#hear(of, data.toString(), breach))
    socket.on('close', () => {
      clearInterval(pinging)
      this.#open.delete(socket)
      this.#streaming.delete(socket)
    })
  }

  /** Sends lines to whoever follows a connector; answers how many sessions heard of them. */
  emit(connector: string, lines: Line[]): number {
    const heard = [...this.#streaming.values()].filter((session) => session.connector === connector)
    return heard.filter((session) => tell(session, lines)).length
  }

  /** How many are streaming now from a connector. */
  streaming(connector: string): number {
    return [...this.#streaming.values()].filter((session) => session.connector === connector).length
  }

  /** Ends every session of a tunnel with one of the protocol's reasons. */
  close(tunnel: string, [code, reason]: (typeof CLOSING)[keyof typeof CLOSING]): void {
    for (const session of this.#streaming.values()) {
      if (session.tunnel === tunnel) session.socket.close(code, reason)
    }
  }

  closeAll(): void {
    for (const socket of this.#open) socket.terminate()
  }

  #hear(of: Omit<Session, 'filters'>, text: string, breach: (what: string) => void): void {
    const command = Command.safeParse(parsed(text))
    if (!command.success) breach(`logs: ${z.prettifyError(command.error)}`)
    const started = this.#streaming.has(of.socket)
    if (command.data?.type === 'start_streaming')
      this.#start({ ...of, filters: command.data.filters ?? {} })
    else if (!started) of.socket.close(...CLOSING.notStarted)
    else if (command.success) this.#streaming.delete(of.socket)
  }

  /** One actor to a connector: the same actor takes over from its older session, another is sent away. */
  #start(session: Session): void {
    const other = [...this.#streaming.values()].find(
      (one) => one.connector === session.connector && one.socket !== session.socket,
    )
    if (other !== undefined && other.actor !== session.actor) {
      session.socket.close(...CLOSING.limit)
      return
    }
    if (other !== undefined) this.#streaming.delete(other.socket)
    other?.socket.close(1000)
    this.#streaming.set(session.socket, session)
  }
}

/** Sends what passes a session's filters; answers whether anything did. */
function tell({ socket, filters }: Session, lines: Line[]): boolean {
  const { events = EVENTS, level = 'debug' } = filters
  const logs = lines
    .filter((line) => events.includes(line.event))
    .filter((line) => LEVELS.indexOf(line.level) >= LEVELS.indexOf(level))
    .map(shownLine)
  if (logs.length > 0) socket.send(JSON.stringify({ type: 'logs', logs }))
  return logs.length > 0
}

/** The two words that mean nothing special are left out on the wire. */
const shownLine = ({ time = new Date().toISOString(), level, event, message, fields }: Line) => ({
  time,
  ...(level === 'debug' ? {} : { level }),
  message,
  ...(event === 'cloudflared' ? {} : { event }),
  fields,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
