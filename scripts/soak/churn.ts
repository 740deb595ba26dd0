import { setTimeout as pause } from 'node:timers/promises'
import { TRANSPORTS } from '#contract/live.ts'
import type { SoakedTunnel, World } from './world.ts'

/** Connectors that come and go, each in one of the ways there are. */

/** How many are here at a time, about. */
const POPULATION = 40

/** Milliseconds between one coming or going and the next. */
const PACE = 150

interface Here {
  id: string
  tunnel: SoakedTunnel
}

type Way = (world: World, here: Here) => Promise<unknown>

/** How a connector goes. */
const GOINGS = {
  stopped: ({ fleet }, { id }) => fleet('stop', id),
  killed: ({ fleet }, { id }) => fleet('kill', id),
  async frozen({ fleet }, { id }) {
    await fleet('freeze', id)
    // The edge has missed it by then.
    await pause(6000)
    await fleet('kill', id)
  },
  async drained({ drain, fleet }, { id, tunnel }) {
    await drain(tunnel, id)
    await fleet('kill', id)
  },
  async dropped({ fleet }, { id }) {
    await fleet('dropOne', id)
    await fleet('stop', id)
  },
  async rotated({ rotate, join, drain, fleet }, { id, tunnel }) {
    const old = tunnel.secret
    await rotate(tunnel)
    await drain(tunnel, id)
    await fleet('kill', id)
    const again = await join(tunnel, 'http2', 1, old)
    if (!('refused' in again)) throw new Error('A connector with the old secret was let in.')
  },
} satisfies Record<string, Way>

type Going = keyof typeof GOINGS

const isGoing = (name: string): name is Going => Object.hasOwn(GOINGS, name)

const NAMES = Object.keys(GOINGS).filter(isGoing)

/** Lets them come and go until the signal, and then all go. How many went in which way, and what went wrong. */
export async function churn(world: World, tunnels: SoakedTunnel[], signal: AbortSignal) {
  const here: Here[] = []
  const failures: string[] = []
  const going = new Set<Promise<unknown>>()
  const counts: Record<string, number> = {}
  const letGo = () => {
    const [one] = here.splice(Math.floor(Math.random() * here.length), 1)
    const name = any(NAMES)
    if (!one) return
    counts[name] = (counts[name] ?? 0) + 1
    const gone = GOINGS[name](world, one)
      .catch((error: unknown) => failures.push(`${name}: ${String(error)}`))
      .finally(() => going.delete(gone))
    going.add(gone)
  }
  while (!signal.aborted) {
    if (here.length < POPULATION) await come(world, any(tunnels), here)
    else letGo()
    await pause(PACE)
  }
  while (here.length > 0) letGo()
  await Promise.all(going)
  return { counts, failures }
}

/** Drained or rotated meanwhile, its registration fails; then it is not here. */
async function come(world: World, tunnel: SoakedTunnel, here: Here[]) {
  const answer = await world.join(tunnel, any(TRANSPORTS)).catch(() => undefined)
  if (answer && 'id' in answer) here.push({ id: answer.id, tunnel })
}

function any<T>(all: readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)]
  if (one === undefined) throw new Error('There is none.')
  return one
}
