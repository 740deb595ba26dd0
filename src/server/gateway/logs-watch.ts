/** Who can be followed of a tunnel in Cloudflare's network: as the API lists its connectors, asked gently. */
import { isUuid } from '#contract/text.ts'
import type { Connector } from '#contract/tunnel.ts'
import type { LogSource, Watch } from '../logs/source.ts'
import type { Look } from './logs-look.ts'

/** Milliseconds: as long as all is well, that is ten requests of the 1,200 in five minutes; and after a log broke off. */
const LOOK_AGAIN = 30_000
const LOOK_SOON = 5000

export interface Watched {
  /** The connectors at the begin. */
  first: readonly Connector[]
  look: (signal: AbortSignal) => Promise<Look>
  /** Makes a source of a connector; its id is in lower case. */
  sourceOf: (id: string, way: unknown) => LogSource
}

/** What a connector is reached by: its connections. A new object when it is worth trying again. */
interface Way {
  connections: string
}

export const watchConnectors =
  ({ first, look, sourceOf }: Watched): Watch =>
  ({ present, over }) => {
    const end = new AbortController()
    const lost = new Set<string>()
    let ways = new Map<string, Way>()
    let state: 'waiting' | 'hurrying' | 'told to wait' | 'looking' = 'waiting'
    let timer: ReturnType<typeof setTimeout> | undefined

    /** Through the same connections a log that ended would end again; one that broke off may just have lost one of them. */
    function wayOf(id: string, { conns }: Connector): Way {
      const connections = conns.map((connection) => connection.id).toSorted()
      const now = { connections: connections.join(' ') }
      const before = ways.get(id)
      return before?.connections === now.connections && !lost.has(id) ? before : now
    }

    function show(connectors: readonly Connector[]): void {
      const named = connectors.filter(({ id }) => isUuid(id))
      ways = new Map(named.map((it) => [it.id.toLowerCase(), wayOf(it.id.toLowerCase(), it)]))
      lost.clear()
      present([...ways].map(([id, way]) => sourceOf(id, way)))
    }

    function lookIn(milliseconds: number, why: typeof state): void {
      state = why
      clearTimeout(timer)
      timer = setTimeout(() => void lookAgain(), milliseconds)
    }

    async function lookAgain(): Promise<void> {
      state = 'looking'
      const found = await look(end.signal)
      if (end.signal.aborted) return
      if ('over' in found) return over(found.over)
      if ('connectors' in found) show(found.connectors)
      if ('wait' in found) lookIn(found.wait, 'told to wait')
      else lookIn(LOOK_AGAIN, 'waiting')
    }

    show(first)
    lookIn(LOOK_AGAIN, 'waiting')
    return {
      lost(id) {
        lost.add(id)
        if (state === 'waiting') lookIn(LOOK_SOON, 'hurrying')
      },
      stop() {
        end.abort()
        clearTimeout(timer)
      },
    }
  }
