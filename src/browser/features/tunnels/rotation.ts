/** Who is on which token after a rotation. Pure. */
import type { LiveConnector } from '#contract/live.ts'
import type { TunnelEvent } from '#contract/event.ts'
import type { Rotation } from '../../queries/token-rotation.ts'

/** Which token a connector came with: the one before the last rotation, or today's. */
export type TokenMark = 'old' | 'new'
export type Marks = ReadonlyMap<string, TokenMark>

/** By the edge, which compares what each came with. */
export const marksTold = (live: readonly LiveConnector[]): Marks =>
  new Map(live.map(({ id, token }) => [id, token === 'current' ? 'new' : 'old']))

/**
 * By what this browser noted when it rotated. A connector has a new id at each start, so only those that were there
 * are on the old token. Without a note nothing is known.
 */
export const marksNoted = (ids: readonly string[], noted: Rotation | null): Marks =>
  noted === null
    ? new Map()
    : new Map(ids.map((id) => [id, noted.connectors.includes(id) ? 'old' : 'new']))

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

/** Where it stands: nobody has rotated; some are to come yet; all are there. */
export type Stage = 'untouched' | 'nobody' | 'underway' | 'done'

/** How many are connected, how many of them on the old token, and whether a rotation is known of. */
type Count = { total: number; old: number; rotated: boolean }

export function stageOf({ total, old, rotated }: Count): Stage {
  if (old > 0) return 'underway'
  if (!rotated) return 'untouched'
  return total === 0 ? 'nobody' : 'done'
}

/** How far it is, as a sentence. */
export function progressWords({ total, old }: Omit<Count, 'rotated'>): string {
  if (total === 0) return 'No connector is connected.'
  if (old === 0)
    return total === 1
      ? 'Its connector is connected with the new token.'
      : `All ${total} connectors are connected with the new token.`
  return `${old} of ${total} ${total === 1 ? 'connector' : 'connectors'} ${old === 1 ? 'is' : 'are'} still on the old token.`
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
