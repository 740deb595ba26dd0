import type { Tunnel } from '#contract/tunnel.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How often to ask while somebody waits for a connector to arrive, in milliseconds. */
export const WAITING = SECOND
/** How often to ask when nothing is expected to move, in milliseconds. */
export const QUIET = 5 * SECOND

/** A tunnel just made is expected to come up: somebody is starting its connector right now. */
const settling = (tunnel: Tunnel, now: number): boolean =>
  tunnel.status === 'inactive' && now - Date.parse(tunnel.created_at) < 10 * MINUTE

/** How long to wait before asking for tunnels again, in milliseconds, from what was last heard. */
export const tunnelPace = (tunnels: readonly Tunnel[], now: number): number =>
  tunnels.some((tunnel) => settling(tunnel, now)) ? 3 * SECOND : QUIET

/** When data last arrived and when asking last failed, in ms since 1970; 0 for never. */
type Heard = { dataUpdatedAt: number; errorUpdatedAt: number }

/**
 * The same pace, stretched while nothing is heard: the longer it has failed, the rarer it is asked, up to a minute.
 * Both in milliseconds.
 */
export function backOff(pace: number, { dataUpdatedAt, errorUpdatedAt }: Heard): number {
  const failingFor = dataUpdatedAt === 0 ? 0 : errorUpdatedAt - dataUpdatedAt
  return Math.max(pace, Math.min(failingFor / 2, MINUTE))
}
