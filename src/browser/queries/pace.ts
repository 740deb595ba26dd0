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

/** The same pace, stretched by failures in a row: 2, 4, 8 … times as long, at most a minute. */
export const backOff = (pace: number, failures: number): number =>
  Math.min(pace * 2 ** failures, Math.max(MINUTE, pace))
