import { openEdge } from './open-edge.ts'
import { type Load, type Ports, perform } from './loads.ts'
import { memoryInUse } from './memory-in-use.ts'
import { Seats } from './seats.ts'
import { type Way, directWay, tunnelWay } from './ways.ts'
import { serve } from './worker.ts'

/** The edge, and beside it, as in the product, what sends requests through it. */

const seats = new Seats()
let direct: Way | undefined

const handlers = {
  start: (home: string) => openEdge(home, seats),
  connections: (tunnelId: string) => seats.of(tunnelId).length,
  async configure({ tunnelId, port }: { tunnelId: string; port: number }) {
    const config = { ingress: [{ service: `http://127.0.0.1:${port}` }] }
    const [streams] = seats.of(tunnelId)
    await streams?.configure(1, config, AbortSignal.timeout(5000))
  },
  /** Straight to the origin without a tunnel. */
  load({ tunnelId, load, ports }: { tunnelId?: string; load: Load; ports: Ports }) {
    direct ??= directWay(ports.http)
    return perform(tunnelId === undefined ? direct : tunnelWay(seats.of(tunnelId)), load, ports)
  },
  memory: memoryInUse,
}

export type Edge = typeof handlers

serve(handlers)
