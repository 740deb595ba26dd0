/** Who is on which token after a rotation. Pure. */
import type { LiveConnector } from '#contract/live.ts'
import type { TunnelEvent } from '#contract/event.ts'
import type { Connector } from '#contract/tunnel.ts'
import type { Rotation } from '../../queries/token-rotation.ts'

/** Which token a connector came with: the one before the last rotation, or today's. */
export type TokenMark = 'old' | 'new'
export type Marks = ReadonlyMap<string, TokenMark>

/** By the edge, which compares what each came with. */
export const marksTold = (live: readonly LiveConnector[]): Marks =>
  new Map(live.map(({ id, token }) => [id, token === 'current' ? 'new' : 'old']))

type Running = Pick<Connector, 'id' | 'run_at'>

/** Without the ids it goes by the clocks of two machines, which is less sure. */
const wasThere = ({ id, run_at }: Running, { at, connectors }: Rotation): boolean =>
  connectors === null ? Date.parse(run_at) < at : connectors.includes(id)

/**
 * By what this browser noted when it rotated. A connector has a new id at each start, so only those that were there
 * are on the old token. Without a note nothing is known.
 */
export const marksNoted = (connectors: readonly Running[], noted: Rotation | null): Marks =>
  noted === null
    ? new Map()
    : new Map(connectors.map((one) => [one.id, wasThere(one, noted) ? 'old' : 'new']))

/** When the token was last changed, RFC 3339, and by whom as far as it is told. */
export type LastRotation = { at: string; by: string | null }

/** By the events of the edge, newest first. */
export function rotationTold(events: readonly TunnelEvent[]): LastRotation | undefined {
  const event = events.find(({ kind }) => kind === 'token_rotated')
  return event && { at: event.last_at, by: event.actor }
}

/** By what this browser noted. */
export const rotationNoted = (noted: Rotation | null): LastRotation | undefined =>
  noted === null ? undefined : { at: new Date(noted.at).toISOString(), by: null }

/** How many are connected, how many of them on the old token, and of how many that is not known (yet). */
export type Count = { total: number; old: number; unknown: number }

export function countOf(connectors: readonly Running[], marks: Marks): Count {
  const many = (mark: TokenMark | undefined) =>
    connectors.filter(({ id }) => marks.get(id) === mark).length
  return { total: connectors.length, old: many('old'), unknown: many(undefined) }
}

/** Where it stands: nobody has rotated; nobody is connected; some are to come yet; all are there. */
export type Stage = 'untouched' | 'nobody' | 'underway' | 'done'

/** `rotated` is whether a rotation is known of. */
export function stageOf({ total, old, unknown }: Count, rotated: boolean): Stage {
  if (old > 0) return 'underway'
  if (!rotated) return 'untouched'
  if (total === 0) return 'nobody'
  return unknown > 0 ? 'underway' : 'done'
}

/** How far it is, as a sentence. */
export function progressWords({ total, old, unknown }: Count): string {
  if (total === 0) return 'No connector is connected.'
  if (old > 0)
    return `${old} of ${total} ${total === 1 ? 'connector' : 'connectors'} ${old === 1 ? 'is' : 'are'} still on the old token.`
  if (unknown > 0) return 'Which token each connector came with is not known yet.'
  return total === 1
    ? 'Its connector is connected with the new token.'
    : `All ${total} connectors are connected with the new token.`
}

/** What a press will do to those who are connected now; `undefined` while that is not known. */
export function consequence(disconnects: boolean, connected: number | undefined): string {
  if (connected === 0) return 'No connector is connected now.'
  const who =
    connected === undefined
      ? 'Those that are connected'
      : connected === 1
        ? 'The connector that is connected'
        : `The ${connected} connectors that are connected`
  return disconnects
    ? `${who} will be disconnected at once, and come back only when reinstalled with the new token. Until then the VPC Services behind this tunnel cannot be reached.`
    : `${who} will stay connected until cloudflared restarts. Reinstall with the new token before that.`
}
