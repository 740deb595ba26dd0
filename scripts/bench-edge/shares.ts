import { readFileSync } from 'node:fs'

/** Of one processor core, in per cent, by process; more than 100 with helping threads. */
export type Shares = Partial<Record<Role, number>>

export const ROLES = ['edge', 'connector', 'origin'] as const
export type Role = (typeof ROLES)[number]

export type Pids = Partial<Record<Role, number>>

/** The clock that Linux counts processor time by, in milliseconds. */
const TICK = 10

/** Does something, and tells how busy these processes were meanwhile. */
export async function watched<T>(pids: Pids, act: () => Promise<T>) {
  const before = timesOf(pids)
  const began = performance.now()
  const result = await act()
  const ms = performance.now() - began
  const after = timesOf(pids)
  const shares: Shares = {}
  for (const role of ROLES) {
    const [from, to] = [before[role], after[role]]
    if (from !== undefined && to !== undefined) shares[role] = ((to - from) / ms) * 100
  }
  return { result, shares }
}

function timesOf(pids: Pids): Shares {
  const times: Shares = {}
  for (const role of ROLES) {
    const time = processorTime(pids[role])
    if (time !== undefined) times[role] = time
  }
  return times
}

/** In milliseconds, of all threads; undefined where there is no /proc. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    // The name, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * TICK
  } catch {
    return undefined
  }
}
