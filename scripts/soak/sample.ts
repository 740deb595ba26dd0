import { readdirSync } from 'node:fs'
import type { World } from './world.ts'

/** What the server holds at a moment. Memory in bytes. */
export interface Sample {
  when: string
  rss: number
  heapUsed: number
  descriptors: number
  /** What keeps the event loop going, by kind, such as sockets and timers. */
  handles: string
  connections: number
  logLines: number
}

export async function sample(world: World, tunnelIds: string[], when: string): Promise<Sample> {
  const { rss, heapUsed, open } = await world.ask('holdings')
  return {
    when,
    rss,
    heapUsed,
    descriptors: readdirSync(`/proc/${world.pid}/fd`).length,
    handles: summary(open),
    connections: await world.ask('connections', tunnelIds),
    logLines: world.logLines(),
  }
}

/** Once nobody is connected: what was closed takes a while to be gone, kept HTTP connections most of all. */
export async function settledSample(
  world: World,
  tunnelIds: string[],
  when: string,
): Promise<Sample> {
  let last = await sample(world, tunnelIds, when)
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const next = await sample(world, tunnelIds, when)
    const isSame = next.descriptors === last.descriptors && next.handles === last.handles
    quiet = isSame ? quiet + 1 : 0
    last = next
  }
  return last
}

function summary(kinds: string[]): string {
  const counted = [...new Set(kinds)].map(
    (kind) => `${kind} ${kinds.filter((each) => each === kind).length}`,
  )
  return counted.join(', ')
}

const MIB = 1024 * 1024

const COLUMNS: [title: string, of: (sample: Sample) => string | number][] = [
  ['when', (it) => it.when.padEnd(20)],
  ['RSS MiB', (it) => (it.rss / MIB).toFixed(1)],
  ['heap MiB', (it) => (it.heapUsed / MIB).toFixed(1)],
  ['descriptors', (it) => it.descriptors],
  ['connections', (it) => it.connections],
  ['log lines', (it) => it.logLines],
]

export function headings(): string {
  return COLUMNS.map(([title], i) => (i === 0 ? title.padEnd(20) : title)).join('  ')
}

export function row(it: Sample): string {
  return COLUMNS.map(([title, of]) => String(of(it)).padStart(title.length)).join('  ')
}
