/** How often the page asks. All times in milliseconds. */
import type { DirectoryKind } from '#contract/session.ts'
import type { Tunnel } from '#contract/tunnel.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

type Paces = {
  /** While somebody waits for a connector to arrive. */
  waiting: number
  /** While a tunnel that was just made is expected to come up. */
  settling: number
  /** When nothing is expected to move. */
  quiet: number
  services: number
  /** The connectors of a tunnel in a list: the list says first when one comes up or goes down. */
  row: number
  /** What lies between the look-ups of two rows at least, on average: on a large screen there are many. */
  betweenRows: number
}

/**
 * Cloudflare lets a token ask 1,200 times in five minutes, whoever uses it. Its paces keep the busiest page, a list of
 * tunnels that fills a large screen, at 235 of them, and the install page at 211: less than a quarter.
 */
export const PACES: Record<DirectoryKind, Paces> = {
  local: {
    waiting: SECOND,
    settling: 3 * SECOND,
    quiet: 5 * SECOND,
    services: 15 * SECOND,
    row: 10 * SECOND,
    betweenRows: 0,
  },
  cloudflare: {
    waiting: 3 * SECOND,
    settling: 5 * SECOND,
    quiet: 10 * SECOND,
    services: 30 * SECOND,
    row: MINUTE,
    betweenRows: 2.5 * SECOND,
  },
}

/** How often to ask who is signed in. */
export const SESSION_PACE = 5 * MINUTE

/** A tunnel just made is expected to come up: somebody is starting its connector right now. */
const isSettling = (tunnel: Tunnel, now: number): boolean =>
  tunnel.status === 'inactive' && now - Date.parse(tunnel.created_at) < 10 * MINUTE

/** How long to wait before asking for tunnels again, from what was last heard. */
export const tunnelPace = (
  tunnels: readonly Tunnel[],
  now: number,
  { settling, quiet }: Paces,
): number => (tunnels.some((tunnel) => isSettling(tunnel, now)) ? settling : quiet)

/** How long to wait before asking for the connectors of a row again, where so many rows ask. */
export const rowPace = (rows: number, { row, betweenRows }: Paces): number =>
  Math.max(row, rows * betweenRows)

/** When data last arrived and when asking last failed, in ms since 1970; 0 for never. */
type Heard = { dataUpdatedAt: number; errorUpdatedAt: number }

/** The same pace, stretched while nothing is heard: the longer it has failed, the rarer it is asked, up to a minute. */
export function backOff(pace: number, { dataUpdatedAt, errorUpdatedAt }: Heard): number {
  const failingFor = dataUpdatedAt === 0 ? 0 : errorUpdatedAt - dataUpdatedAt
  return Math.max(pace, Math.min(failingFor / 2, MINUTE))
}

/** What the page's one timer counts in. */
export const TICK = SECOND

/** Whether it is time to ask again. It may be half a tick early: else an answer that took a moment costs a whole one. */
export const isDue = (pace: number, heard: Heard, now: number): boolean =>
  now - Math.max(heard.dataUpdatedAt, heard.errorUpdatedAt) + TICK / 2 >= backOff(pace, heard)
