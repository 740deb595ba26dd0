import { TRANSPORTS, type Transport } from '#contract/live.ts'
import type { Edge } from './edge.ts'
import type { Floor } from './floor.ts'
import { NAMES } from './names.ts'
import type { Effort } from './options.ts'
import type { Peers } from './peers.ts'
import { Gathered, type Series } from './series.ts'
import { newTunnel } from './tunnels.ts'
import { Worker } from './worker.ts'

/** Connections made before, so that code and pools are there. */
const FIRST = 20

/** What an idle connection takes of the edge's memory, beside what a plain TLS socket does. */
export async function measureMemory(home: string, { rounds, held }: Effort): Promise<Series[]> {
  const gathered = new Gathered()
  for (let round = 0; round < rounds; round += 1) {
    gathered.add('floor', await ofFloor(home, held))
    for (const transport of TRANSPORTS) gathered.add(transport, await ofEdge(home, held, transport))
  }
  const floor = { by: 'node:tls socket', values: gathered.valuesOf('floor') }
  return TRANSPORTS.map((transport) => ({
    figure: `memory per connection, KiB, ${held} idle`,
    by: `edge alone, ${NAMES[transport]}`,
    values: gathered.valuesOf(transport),
    shares: [],
    against: 'ratio',
    floor,
  }))
}

function ofEdge(home: string, held: number, transport: Transport): Promise<number> {
  return perConnection(new Worker<Edge>('edge.ts'), held, async (edge, peers) => {
    const target = await edge.ask('start', home)
    return (count) => {
      const tunnels = Array.from({ length: count }, newTunnel)
      return peers.ask('hold', { ...target, transport, tunnels })
    }
  })
}

function ofFloor(home: string, held: number): Promise<number> {
  return perConnection(new Worker<Floor>('floor.ts'), held, async (floor, peers) => {
    const { http2 } = await floor.ask('start', home)
    return (count) => peers.ask('holdTls', { ...http2, count })
  })
}

/** In KiB; with processes of its own, since memory that was used once stays with its process. */
async function perConnection<W extends Worker<Pick<Edge, 'memory'>>>(
  host: W,
  held: number,
  prepare: (host: W, peers: Worker<Peers>) => Promise<(count: number) => Promise<unknown>>,
): Promise<number> {
  const peers = new Worker<Peers>('peers.ts')
  const hold = await prepare(host, peers)
  await hold(FIRST)
  const before = await host.ask('memory')
  await hold(held)
  const after = await host.ask('memory')
  await Promise.all([host.stop(), peers.stop()])
  return (after - before) / held / 1024
}
