import type { TunnelEvent } from '#contract/event.ts'

/** How long a refusal says something about who is trying now, in milliseconds: cloudflared waits longer each time. */
const RECENT = 5 * 60_000

/**
 * The last refusal, when it was a short while before `now`, in ms since 1970, and nobody has joined since: who waits
 * then waits no more for that one. Events newest first.
 */
export function recentRefusal(events: readonly TunnelEvent[], now: number) {
  const last = events.find(
    ({ kind }) => kind === 'registration_refused' || kind === 'connector_joined',
  )
  if (last?.kind !== 'registration_refused') return undefined
  return now - Date.parse(last.last_at) <= RECENT ? last : undefined
}
