import { setTimeout as pause } from 'node:timers/promises'
import { TRANSPORTS, type Transport } from '#contract/live.ts'
import { startCloudflared } from '#server/edge/testing/cloudflared.ts'
import { CLOUDFLARED } from '#server/edge/testing/real-cloudflared.ts'
import type { Edge } from './edge.ts'
import type { Done, Load, Ports } from './loads.ts'
import { NAMES } from './names.ts'
import type { Origin } from './origin.ts'
import type { Peers } from './peers.ts'
import type { Pids } from './shares.ts'
import { type Tunnel, newTunnel } from './tunnels.ts'
import { Worker } from './worker.ts'

/** A way that loads go, and the processes on it. */
export interface Path {
  by: string
  pids: Pids
  load(load: Load): Promise<Done>
}

/** An edge, an origin and connectors of all kinds between them, each a process of its own. */
export interface Rig {
  direct: Path
  tunnelled: Path[]
  close(): Promise<unknown>
}

type Started = Awaited<ReturnType<Edge['start']>>

/** A connector that joins a tunnel. */
interface Joiner {
  by: string
  transport: Transport
  start(started: Started, tunnel: Tunnel): Promise<{ pid: number; stop: () => unknown }>
}

const CONNECTIONS = 4

export async function openRig(home: string): Promise<Rig> {
  const [edge, origin] = [new Worker<Edge>('edge.ts'), new Worker<Origin>('origin.ts')]
  const ports = await origin.ask('start')
  const started = await edge.ask('start', home)
  const stops: (() => unknown)[] = [() => edge.stop(), () => origin.stop()]
  const pids = { edge: edge.pid, origin: origin.pid }
  const pathFor = async (joiner: Joiner): Promise<Path> => {
    const tunnel = newTunnel()
    const { pid, stop } = await joiner.start(started, tunnel)
    stops.push(stop)
    await connected(edge, tunnel, ports)
    const load = (each: Load) => edge.ask('load', { tunnelId: tunnel.id, load: each, ports })
    return {
      by: `${joiner.by}, ${NAMES[joiner.transport]}`,
      pids: { ...pids, connector: pid },
      load,
    }
  }
  return {
    direct: { by: 'direct', pids, load: (load) => edge.ask('load', { load, ports }) },
    tunnelled: await Promise.all(joiners(home).map(pathFor)),
    close: () => Promise.all(stops.map((stop) => stop())),
  }
}

function joiners(home: string): Joiner[] {
  const kinds = CLOUDFLARED === undefined ? [ours] : [ours, real(home, CLOUDFLARED)]
  return kinds.flatMap((kind) => TRANSPORTS.map(kind))
}

const ours = (transport: Transport): Joiner => ({
  by: 'our connector',
  transport,
  async start(started, tunnel) {
    const peers = new Worker<Peers>('peers.ts')
    await peers.ask('connect', { ...started, transport, tunnel })
    return { pid: peers.pid, stop: () => peers.stop() }
  },
})

const real =
  (home: string, binary: string) =>
  (transport: Transport): Joiner => ({
    by: 'cloudflared',
    transport,
    async start({ edge, caFile }, { token }) {
      const options = { binary, home, edge, caFile, token, protocol: transport }
      const { child, exited } = startCloudflared(options)
      const stop = () => {
        child.kill('SIGKILL')
        return exited
      }
      return { pid: child.pid ?? 0, stop }
    },
  })

async function connected(edge: Worker<Edge>, { id }: Tunnel, ports: Ports) {
  const deadline = performance.now() + 20_000
  while ((await edge.ask('connections', id)) < CONNECTIONS) {
    if (performance.now() > deadline) throw new Error('A connector did not connect in time.')
    await pause(20)
  }
  await edge.ask('configure', { tunnelId: id, port: ports.http })
}
