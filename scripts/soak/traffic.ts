import { randomBytes } from 'node:crypto'
import { type Readable, addAbortSignal } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Transport } from '#contract/live.ts'
import type { Presence } from '#server/directory/presence.ts'
import type { Streams } from '#server/edge/registry.ts'
import type { Reach } from '#server/reach/reach.ts'
import { HOSTNAME } from './names.ts'

interface Asked {
  /** The tunnels that it goes through, in turn. */
  tunnelIds: string[]
  /** The port of a server on the connectors' loopback that sends back what comes. */
  echo: number
}

/** A connection that something is sent through. */
interface Seat {
  id: string
  tunnelId: string
  transport: Transport
  streams: Streams
}

/** How much was carried, and what failed although its tunnel kept a connector that answers. */
export interface Carried {
  tcp: number
  http: number
  dns: number
  bytes: number
  /**
   * Those of whom all bytes came, and never the end. The connector's QUIC engine (quiche
   * 0.18) forgets a stream, and with it an end that got lost on the way, when its bytes were all
   * acknowledged; a socket's buffer that overflows is enough. cloudflared has another engine.
   */
  endless: number
  /** Whose connection was lost meanwhile. */
  interrupted: number
  failures: string[]
}

const WORKERS = 4

/** Milliseconds for each stream. */
const WITHIN = 5000

/** A connection that answers nothing is known to be lost by then. */
const NOTICED = 6000

/** Sent and expected back; more than one packet, and more than one stream's buffer. */
const PAYLOAD = randomBytes(200_000)

type Kind = 'tcp' | 'http' | 'dns'

/** Streams through whatever connectors there are, a few at a time. */
export class Traffic {
  readonly #presence: Presence
  readonly #reach: Reach
  #running: { stop: AbortController; all: Promise<unknown>; carried: Carried } | undefined

  constructor(presence: Presence, reach: Reach) {
    this.#presence = presence
    this.#reach = reach
  }

  start(asked: Asked) {
    const stop = new AbortController()
    const carried = { tcp: 0, http: 0, dns: 0, bytes: 0, endless: 0, interrupted: 0, failures: [] }
    const work = () => this.#work(asked, carried, stop.signal)
    const all = Promise.all(Array.from({ length: WORKERS }, work))
    this.#running = { stop, all, carried }
  }

  async stop(): Promise<Carried | undefined> {
    const running = this.#running
    this.#running = undefined
    running?.stop.abort()
    await running?.all
    return running?.carried
  }

  async #work(asked: Asked, carried: Carried, stop: AbortSignal) {
    while (!stop.aborted) {
      const [connection] = this.#connections(asked.tunnelIds).toSorted(() => Math.random() - 0.5)
      if (connection) await this.#use(connection, asked, carried)
      await pause(10)
    }
  }

  /** Those that can be sent anything: before it has its configuration a connector answers no request. */
  #connections(tunnelIds: string[]): Seat[] {
    return tunnelIds.flatMap((tunnelId) =>
      this.#presence
        .connectors(tunnelId)
        .filter(({ configVersion }) => configVersion !== null)
        .flatMap(({ connections }) =>
          connections.map(({ id, claim: { transport }, connection: { streams } }) => ({
            id,
            tunnelId,
            transport,
            streams,
          })),
        ),
    )
  }

  async #use(
    { id, tunnelId, transport, streams }: Seat,
    { echo, tunnelIds }: Asked,
    carried: Carried,
  ) {
    const kinds: Kind[] = transport === 'quic' ? ['tcp', 'http', 'dns'] : ['tcp', 'http']
    const kind = kinds[Math.floor(Math.random() * kinds.length)] ?? 'tcp'
    try {
      const ends = await this.#send(kind, { streams, tunnelId }, echo)
      if (!ends) carried.endless += 1
      carried[kind] += 1
      carried.bytes += kind === 'dns' ? 0 : 2 * PAYLOAD.length
    } catch (error) {
      await pause(NOTICED)
      const isHere = this.#connections(tunnelIds).some((each) => each.id === id)
      if (isHere) carried.failures.push(`${kind} over ${transport}: ${String(error)}`)
      else carried.interrupted += 1
    }
  }

  /** Whether its end came too. */
  async #send(kind: Kind, { streams, tunnelId }: Pick<Seat, 'streams' | 'tunnelId'>, echo: number) {
    if (kind === 'tcp') return echoOver(streams, echo)
    if (kind === 'http') return postOver(streams)
    await this.#lookUp(tunnelId)
    return true
  }

  async #lookUp(tunnel: string) {
    const { ipv4 } = await this.#reach.resolve({ tunnel, hostname: HOSTNAME, family: 4 })
    if (ipv4[0] !== '10.0.0.7') throw new Error(`The name was resolved as ${ipv4.join()}.`)
  }
}

/** Whether the end came too. */
async function echoOver(streams: Streams, port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(WITHIN)
  const stream = await streams.dial({ address: '127.0.0.1', port }, signal)
  stream.end(PAYLOAD)
  return comesBack(stream, signal)
}

async function postOver(streams: Streams): Promise<boolean> {
  const signal = AbortSignal.timeout(WITHIN)
  const request = { method: 'POST', host: 'app.example.com', path: '/', body: PAYLOAD }
  const { status, body } = await streams.request(request, signal)
  if (status !== 200) throw new Error(`The origin answered ${status}.`)
  return comesBack(body, signal)
}

async function comesBack(stream: Readable, signal: AbortSignal): Promise<boolean> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of addAbortSignal(signal, stream)) chunks.push(chunk)
    holdSame(Buffer.concat(chunks))
    return true
  } catch (error) {
    if (!signal.aborted) throw error
    holdSame(Buffer.concat(chunks))
    return false
  } finally {
    stream.destroy()
  }
}

function holdSame(answer: Buffer) {
  if (!answer.equals(PAYLOAD)) throw new Error(`Of ${PAYLOAD.length} bytes ${answer.length} came.`)
}
