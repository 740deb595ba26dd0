/** Whether the token was rotated since the commands got theirs, by the events of an edge of our own. Pure. */
import type { TunnelEvent } from '#contract/event.ts'

/** The last rotation that was known when a token was here: of the token that arrived at `tokenAt`, in ms since 1970. */
export type Base = { tokenAt: number; rotation: string | undefined }

const lastRotation = (events: readonly TunnelEvent[]): TunnelEvent | undefined =>
  events.find(({ kind }) => kind === 'token_rotated')

/** What is heard of a tunnel's events, newest first, and when, in ms since 1970 by the same clock as the token's. */
export type Told = { events: readonly TunnelEvent[]; heardAt: number }

/**
 * What to go by for the token that arrived at `tokenAt`: the events as they were first heard after it, for those that
 * were heard before may lack a rotation that the token already is of. Nothing until then.
 */
export function baseOf(before: Base | undefined, tokenAt: number, told: Told): Base | undefined {
  if (before?.tokenAt === tokenAt) return before
  if (tokenAt === 0 || told.heardAt < tokenAt) return undefined
  return { tokenAt, rotation: lastRotation(told.events)?.id }
}

/** The rotation that has made the token useless; nothing while none is known of. */
export function rotatedSince(base: Base | undefined, told: Told): TunnelEvent | undefined {
  const last = lastRotation(told.events)
  return base === undefined || last?.id === base.rotation ? undefined : last
}
