import { TRANSPORTS, type Transport } from '#contract/live.ts'
import type { DirectoryEdge } from './directory-edge.ts'
import type { Edge } from './edge.ts'
import type { Floor } from './floor.ts'
import { NAMES } from './names.ts'
import type { Target } from './open-edge.ts'
import type { Effort } from './options.ts'
import type { Peers } from './peers.ts'
import { Gathered, type Series, rotated } from './series.ts'
import { watched } from './shares.ts'
import { newTunnel } from './tunnels.ts'
import { Worker } from './worker.ts'

/** How many register at a time, each on a tunnel of its own. */
const AT_A_TIME = 8

/** What connections are made with, one after the other; the floor registers nothing. */
interface Host {
  name: string
  pid: number
  target: Record<Transport, Target>
  act: 'registrations' | 'handshakes'
}

const FLOOR = 'handshakes only'
const REGISTRARS = ['edge alone', 'edge, directory on disk']

/** Registrations per second; beside them handshakes with sockets that nobody uses. */
export async function measureJoining(home: string, { rounds, joinMs }: Effort): Promise<Series[]> {
  const tunnels = Array.from({ length: AT_A_TIME }, newTunnel)
  const [floor, alone, directory, peers] = [
    new Worker<Floor>('floor.ts'),
    new Worker<Edge>('edge.ts'),
    new Worker<DirectoryEdge>('directory-edge.ts'),
    new Worker<Peers>('peers.ts'),
  ]
  const [one = '', other = ''] = REGISTRARS
  const bare = await alone.ask('start', home)
  const whole = await directory.ask('start', { home, tunnels })
  const hosts: Host[] = [
    { name: FLOOR, pid: floor.pid, target: await floor.ask('start', home), act: 'handshakes' },
    { name: one, pid: alone.pid, target: { http2: bare, quic: bare }, act: 'registrations' },
    {
      name: other,
      pid: directory.pid,
      target: { http2: whole, quic: whole },
      act: 'registrations',
    },
  ]
  const gathered = new Gathered()
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, pid, target, act } of rotated(hosts, round + 1)) {
      for (const transport of TRANSPORTS) {
        const asked = { ...target[transport], transport, tunnels, ms: joinMs }
        const pids = { edge: pid, connector: peers.pid }
        const { result, shares } = await watched(pids, () => peers.ask(act, asked))
        // The first round warms up.
        if (round >= 0) gathered.add(`${name} ${transport}`, result, shares)
      }
    }
  }
  await Promise.all([floor, alone, directory, peers].map((worker) => worker.stop()))
  return REGISTRARS.flatMap((name) =>
    TRANSPORTS.map((transport) => series(gathered, name, transport)),
  )
}

function series(gathered: Gathered, name: string, transport: Transport): Series {
  const key = `${name} ${transport}`
  return {
    figure: `registrations per second, ${AT_A_TIME} at a time`,
    by: `${name}, ${NAMES[transport]}`,
    values: gathered.valuesOf(key),
    shares: gathered.sharesOf(key),
    against: 'ratio',
    floor: { by: FLOOR, values: gathered.valuesOf(`${FLOOR} ${transport}`) },
  }
}
